/** The line that says since when a page of the console has not been up to date. */

import { clockTime } from '../times.js';
import { words } from '../words.js';

/** How often a page asks for news; twice that without any is worth saying. */
export const ASKED_EVERY_MS = 5_000;

/** @param {Date} answeredAt */
export function showStale(answeredAt) {
  const note = document.getElementById('stale');
  if (!note) return;
  note.hidden = document.hidden || Date.now() - answeredAt.getTime() < 2 * ASKED_EVERY_MS;
  note.textContent = note.hidden ? '' : words.stale(clockTime(answeredAt));
}
