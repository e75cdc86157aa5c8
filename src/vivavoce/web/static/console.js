/** The owner's console: rows that stay fresh, an interview that is seen as it happens. */

import { Told } from './announcing.js';
import { Live } from './live.js';
import { Provisional } from './provisional.js';
import { refresh } from './refresh.js';
import { STATUS_AFTER } from './standing.js';
import { clockTime, localize } from './times.js';
import { Transcript } from './transcript.js';
import { words } from './words.js';
import { enableWriting } from './writing.js';

const ROWS_EVERY_MS = 5_000;
const LIST_PARTS = ['problems', 'spending', 'rows'];
const INTERVIEW_PARTS = ['review', 'lead', 'desk', 'facts'];
const TOLD_PLACES = ['obstacle', 'review-progress'];
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
    if (await refresh(LIST_PARTS, localize)) answeredAt = new Date();
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
  const provisional = new Provisional(
    /** @type {HTMLElement} */ (document.getElementById('reply')),
    /** @type {HTMLElement} */ (document.getElementById('reply-note')),
  );
  const told = new Told(TOLD_PLACES);
  const transcript = new Transcript(list, template);
  let pending = 0;
  let lost = 0;

  const live = new Live({
    url: `${document.documentElement.dataset.root}/api/v1/interviews/${page.dataset.id}/events`,
    after: Number(page.dataset.version),
    onEvent(item) {
      if (item.event === 'message-added') {
        const follow = atEnd();
        const isExpected = item.data.speaker === 'interviewer' && provisional.isSpeaking;
        if (isExpected) provisional.clear();
        transcript.put({ ...item.data, seq: item.seq, recorded_at: item.recorded_at }, { isExpected });
        document.getElementById('transcript-empty')?.remove();
        if (follow) window.scrollTo({ top: document.documentElement.scrollHeight });
      }
      if (item.event === 'interviewer-changed') provisional.clear();
      keepStanding(page, item);
      offer();
      clearTimeout(pending);
      pending = window.setTimeout(async () => {
        await refresh(INTERVIEW_PARTS, localize);
        told.look();
      }, TOGETHER_MS);
    },
    onDelta(delta) {
      const follow = atEnd();
      provisional.take(delta);
      if (follow) window.scrollTo({ top: document.documentElement.scrollHeight });
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
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('write'));
  const tell = form && enableWriting(form, page.dataset.id ?? '', () => live.catchUp());
  const offer = () => tell?.(standing(page));
  offer();
  live.start();
}

/**
 * Keep what the page knows of the interview's standing. The box to write in follows it and is
 * never replaced: somebody's words are in it.
 * @param {HTMLElement} page
 * @param {import('./live.js').EventItem} item
 */
function keepStanding({ dataset }, { event, data }) {
  if (event in STATUS_AFTER) dataset.status = STATUS_AFTER[event];
  if (event === 'interviewer-changed') dataset.interviewer = data.to;
}

/** @param {HTMLElement} page */
function standing({ dataset }) {
  const isTalking = dataset.status === 'active' || dataset.status === 'paused';
  return { isLeading: dataset.interviewer === 'human', isTalking };
}

/** Whoever reads further up is not moved. */
function atEnd() {
  return window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 80;
}
