/**
 * An interview's past, moved through without leaving the page: step by step, by the slider, or
 * played, which goes at the pace of what happened, only shortened.
 *
 * Each moment is what the server shows at its address; nothing is computed here.
 */

import { announce } from '../announcing.js';
import { refresh } from '../refresh.js';
import { localize } from '../times.js';

const PARTS = ['past', 'standing', 'desk', 'facts', 'notes', 'transcript'];
const SLIDE_MS = 120; // a slider that is dragged passes many moments; the last one counts
const FASTER = 10;
const STEP_MS_MIN = 500;
const STEP_MS_MAX = 3_000;

const page = /** @type {HTMLElement} */ (document.getElementById('interview'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('scrub'));
const slider = /** @type {HTMLInputElement} */ (form.elements.namedItem('at'));
const button = /** @type {HTMLButtonElement} */ (document.getElementById('do-play'));

let asked = Promise.resolve(true); // one moment after another: the last one asked for stays
let latest = 0; // which that is
let timer = 0;
let isPlaying = false;

form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
slider.addEventListener('input', () => {
  stop();
  timer = window.setTimeout(() => show(Number(slider.value)), SLIDE_MS);
});
button.addEventListener('click', () => (isPlaying ? stop() : play()));
page.addEventListener('click', (event) => {
  const step = /** @type {HTMLElement} */ (event.target).closest?.('a[data-step]');
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  stop();
  show(Number(new URL(/** @type {HTMLAnchorElement} */ (step).href).searchParams.get('at')), step.id);
});
window.addEventListener('popstate', () => location.reload());

/** The moment on the page. */
function present() {
  const { dataset } = /** @type {HTMLElement} */ (document.getElementById('past'));
  return { seq: Number(dataset.seq), last: Number(dataset.last), gapMs: 1000 * Number(dataset.gapS ?? 0) };
}

/**
 * Show the interview as it stood at event `seq`; of several asked for in a row only the last.
 * @param {number} seq
 * @param {string} [focus] id of what was pressed, to be focused again
 * @returns {Promise<boolean>} whether it is on the page now
 */
function show(seq, focus = '') {
  const turn = ++latest;
  asked = asked.then(() => turn === latest && bring(seq, focus));
  return asked;
}

/** @param {number} seq @param {string} focus */
async function bring(seq, focus) {
  const url = `${location.pathname}?at=${seq}`;
  if (!(await refresh(PARTS, localize, url))) return false;
  history.replaceState(null, '', url);
  slider.value = String(present().seq);
  document.querySelector('#transcript > li:last-child')?.scrollIntoView({ block: 'nearest' });
  // At either end what was pressed is there no more.
  if (focus) (document.getElementById(focus) ?? slider).focus({ preventScroll: true });
  if (!isPlaying) announce(document.getElementById('past-heading')?.textContent ?? '');
  return true;
}

async function play() {
  isPlaying = true;
  button.textContent = 'Stop';
  if (present().seq >= present().last) await show(1);
  next();
}

function next() {
  const { seq, last, gapMs } = present();
  if (!isPlaying || seq >= last) return stop();
  timer = window.setTimeout(async () => {
    if (!isPlaying) return;
    if (await show(seq + 1)) next();
    else stop();
  }, Math.min(Math.max(gapMs / FASTER, STEP_MS_MIN), STEP_MS_MAX));
}

function stop() {
  isPlaying = false;
  clearTimeout(timer);
  button.textContent = 'Play';
}
