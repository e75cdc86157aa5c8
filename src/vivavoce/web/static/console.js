/** The owner's console: rows that stay fresh, an interview that is seen as it happens. */

import { Live } from './live.js';
import { refresh } from './refresh.js';
import { visible } from './text.js';
import { clockTime, localize } from './times.js';
import { Transcript } from './transcript.js';
import { words } from './words.js';

const ROWS_EVERY_MS = 5_000;
const TOGETHER_MS = 400; // the events of one turn arrive together; one look is enough

localize();
document.documentElement.classList.add('scripted');
for (const button of document.querySelectorAll('button[data-copy]')) enableCopy(/** @type {HTMLButtonElement} */ (button));
if (document.getElementById('rows')) watchList();
if (document.getElementById('interview')) watchInterview();

/** @param {HTMLButtonElement} button its data-copy names the field to copy */
function enableCopy(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? ''));
    button.textContent = (await copy(field)) ? words.copied : words.copyFailed;
    setTimeout(() => (button.textContent = label), 2_500);
  });
}

/** @param {HTMLInputElement} field */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Insecure origins have no clipboard; the old way still works there.
    field.select();
    return document.execCommand('copy');
  }
}

function watchList() {
  let answeredAt = new Date();
  const tick = async () => {
    if (document.hidden) return;
    if (await refresh(['rows'], localize)) answeredAt = new Date();
    showStale(answeredAt);
  };
  setInterval(tick, ROWS_EVERY_MS);
  document.addEventListener('visibilitychange', tick);
}

/** @param {Date} answeredAt */
function showStale(answeredAt) {
  const note = document.getElementById('stale');
  if (!note) return;
  note.hidden = document.hidden || Date.now() - answeredAt.getTime() < 2 * ROWS_EVERY_MS;
  note.textContent = note.hidden ? '' : words.stale(clockTime(answeredAt));
}

function watchInterview() {
  const page = /** @type {HTMLElement} */ (document.getElementById('interview'));
  const list = /** @type {HTMLElement} */ (document.getElementById('transcript'));
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById('message-template'));
  const provisional = /** @type {HTMLElement} */ (document.getElementById('reply'));
  const transcript = new Transcript(list, template);
  let pending = 0;
  let lost = 0;

  const live = new Live({
    url: `${document.documentElement.dataset.root}/api/v1/interviews/${page.dataset.id}/events`,
    after: Number(page.dataset.version),
    onEvent(item) {
      if (item.event === 'message-added') {
        const follow = atEnd();
        provisional.textContent = '';
        transcript.put({ ...item.data, seq: item.seq, recorded_at: item.recorded_at });
        document.getElementById('transcript-empty')?.remove();
        if (follow) window.scrollTo({ top: document.documentElement.scrollHeight });
      }
      clearTimeout(pending);
      pending = window.setTimeout(() => refresh(['facts', 'desk'], localize), TOGETHER_MS);
    },
    onDelta({ text, delta }) {
      provisional.textContent = text !== undefined ? visible(text) : provisional.textContent + visible(delta ?? '');
    },
    onState(state) {
      page.dataset.live = state;
      if (state === 'open') {
        clearTimeout(lost);
        lost = 0;
        showStale(new Date());
      } else if (!lost) {
        const since = new Date();
        lost = window.setTimeout(() => showStale(since), 2 * ROWS_EVERY_MS);
      }
    },
  });
  live.start();
}

/** Whoever reads further up is not moved. */
function atEnd() {
  return window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 80;
}
