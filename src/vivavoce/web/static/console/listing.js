/** The console's list of interviews: rows that stay fresh, filters that apply themselves. */

import { choosing } from './choosing.js';
import { refresh } from '../refresh.js';
import { ASKED_EVERY_MS, showStale } from './stale.js';
import { localize } from '../times.js';

const LIST_PARTS = ['problems', 'spending', 'results'];

// Typing is over when nothing was typed for so long.
const TYPED_AFTER_MS = 300;

if (document.getElementById('rows')) {
  watchList();
  const filter = /** @type {HTMLFormElement | null} */ (document.getElementById('filter'));
  if (filter) applyItself(filter);
  choosing(document);
}

/** @param {HTMLElement} part */
function prepare(part) {
  localize(part);
  choosing(part);
}

function watchList() {
  let answeredAt = new Date();
  const tick = async () => {
    if (document.hidden) return;
    if (await refresh(LIST_PARTS, prepare)) answeredAt = new Date();
    showStale(answeredAt);
  };
  setInterval(tick, ASKED_EVERY_MS);
  document.addEventListener('visibilitychange', tick);
}

/**
 * Let a filter change the list as soon as it is chosen, where one is: the address follows,
 * and nobody who walks through a <select> by keyboard is taken to another page.
 * @param {HTMLFormElement} filter
 */
function applyItself(filter) {
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const apply = async () => {
    clearTimeout(timer);
    const mine = ++asked;
    const url = addressOf(filter);
    if (url === location.pathname + location.search) return;
    history.replaceState(null, '', url);
    if (!(await refresh(['results'], prepare, url))) return;
    // Of two that were asked for the later one counts, in whichever order they came.
    if (mine !== asked) await refresh(['results'], prepare);
    announce();
  };
  filter.addEventListener('change', apply);
  filter.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return;
    clearTimeout(timer);
    timer = setTimeout(apply, TYPED_AFTER_MS);
  });
  filter.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
}

/** The address of the list as the form asks for it, without what is empty. @param {HTMLFormElement} filter */
function addressOf(filter) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(filter)) {
    if (value !== '') asked.append(name, String(value));
  }
  const query = asked.toString();
  return new URL(filter.action).pathname + (query && `?${query}`);
}

/** Tell those who do not see the rows how many there are. */
function announce() {
  const told = document.getElementById('told');
  if (told) told.textContent = document.getElementById('shown')?.textContent ?? '0 shown';
}
