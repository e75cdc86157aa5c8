/** The line that says since when a page of the console has not been up to date. */

import { clockTime } from '../times.js';
import { words } from '../words.js';

/** How often a page asks for news; twice that without any is worth saying. */
export const ASKED_EVERY_MS = 5_000;

/**
 * Return what is to be told of a live stream's states: it shows since when the stream is lost.
 * @returns {(state: import('../live.js').LiveState) => void}
 */
export function staleness() {
  let lost = 0;
  return (state) => {
    if (state === 'open') {
      clearTimeout(lost);
      lost = 0;
      showStale(new Date());
    } else if (!lost) {
      // Said of each further attempt again; it counts from the first.
      const since = new Date();
      lost = window.setTimeout(() => showStale(since), 2 * ASKED_EVERY_MS);
    }
  };
}

/** @param {Date} answeredAt */
export function showStale(answeredAt) {
  const note = document.getElementById('stale');
  if (!note) return;
  note.hidden = document.hidden || Date.now() - answeredAt.getTime() < 2 * ASKED_EVERY_MS;
  note.textContent = note.hidden ? '' : words.stale(clockTime(answeredAt));
}
