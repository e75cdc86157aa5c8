/**
 * What is wrong with a guide, and how it plays: asked of the server as you type.
 *
 * The page's form is sent as it is, text and answers so far; what comes back are the parts of
 * the page that show it. Only the answer to the latest question counts.
 */

import { words } from './guide_words.js';

const WAIT_MS = 350;
const TIMEOUT_MS = 20_000;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} source
 * @param {() => void} onFindings called when the findings on the page are new
 * @returns {{look: (act?: Record<string, string>) => Promise<void>}}
 */
export function enableTrying(form, source, onFindings) {
  const answer = /** @type {HTMLTextAreaElement} */ (document.getElementById('answer'));
  const act = form.querySelector('button[value=answer]');
  const check = /** @type {HTMLButtonElement} */ (document.getElementById('check'));
  const heard = document.createElement('p');
  heard.className = 'visually-hidden';
  heard.setAttribute('role', 'status');
  form.append(heard);
  let asking = new AbortController();
  let timer = 0;

  const look = async (/** @type {Record<string, string>} */ extra = {}) => {
    clearTimeout(timer);
    asking.abort();
    const mine = (asking = new AbortController());
    const body = new FormData(form);
    const before = body.get('said');
    for (const [name, value] of Object.entries(extra)) body.set(name, value);
    const fresh = await ask(`${check.formAction}?parts=1`, body, mine.signal);
    if (mine.signal.aborted) return;
    if (typeof fresh === 'string') return say(fresh);
    say('');
    showFindings(fresh);
    onFindings();
    const isPlayed = showPlayed(fresh);
    if (!extra.act || !isPlayed) return;
    if (extra.act === 'answer' && new FormData(form).get('said') !== before) answer.value = '';
    heard.textContent = lastWords();
  };

  source.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT_MS);
  });
  form.addEventListener('change', (event) => {
    if (event.target instanceof Element && event.target.id === 'language') look();
  });
  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || !button.hasAttribute('formaction')) return;
    event.preventDefault();
    look(button.name ? { act: button.value } : {});
  });
  answer.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (act instanceof HTMLButtonElement) form.requestSubmit(act);
  });
  toTheEnd();
  return { look };
}

/** @param {string} sentence what keeps the parts from being fresh */
function say(sentence) {
  const note = document.getElementById('kept');
  if (!note) return;
  if (sentence) note.dataset.trouble = '1';
  else if (!note.dataset.trouble) return;
  else delete note.dataset.trouble;
  note.textContent = sentence;
}

/**
 * @param {string} url
 * @param {FormData} body
 * @param {AbortSignal} signal
 * @returns {Promise<Document | string>} the parts, or why there are none
 */
async function ask(url, body, signal) {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(url, { method: 'POST', body, cache: 'no-store', signal: limit });
    if (response.redirected || response.status === 401) return words.trying.signedOut;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (response.ok) return page;
    return page.getElementById('detail')?.textContent?.trim() || words.trying.refused;
  } catch {
    return words.trying.unreachable;
  }
}

/** The heading stays the same element, so that a change of it is announced, and only that. @param {Document} fresh */
function showFindings(fresh) {
  const [old, now] = [document, fresh].map((page) => page.getElementById('findings'));
  if (!old || !now) return;
  const [count, counted] = [old, now].map((part) => part.querySelector('h2'));
  if (count && counted && count.textContent !== counted.textContent) count.textContent = counted.textContent;
  const [list, listed] = [old, now].map((part) => part.querySelector('ol'));
  if (list && listed && !list.isEqualNode(listed)) list.replaceChildren(...listed.children);
}

/**
 * Show how it plays now; while the text is no guide, what was played last stays, and says so.
 * @param {Document} fresh
 * @returns {boolean} whether it plays
 */
function showPlayed(fresh) {
  const [old, now] = [document, fresh].map((page) => page.getElementById('played'));
  if (!old || !now) return false;
  const isGuide = now.dataset.isGuide === 'true';
  if (!isGuide && old.querySelector('ol.played')) {
    const note = now.querySelector('#unplayable');
    if (note && !old.querySelector('#unplayable')) old.append(note);
    old.classList.add('is-behind');
    return false;
  }
  showLearned(fresh);
  const focused = old.contains(document.activeElement) ? document.activeElement?.id : '';
  const count = old.querySelectorAll('ol.played > li').length;
  const place = old.querySelector('ol.played')?.scrollTop ?? 0;
  old.replaceWith(now);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const list = now.querySelector('ol.played');
  if (list && list.children.length === count) list.scrollTop = place;
  else toTheEnd();
  return isGuide;
}

/** What was opened stays open. @param {Document} fresh */
function showLearned(fresh) {
  const [old, now] = [document, fresh].map((page) => page.getElementById('learned'));
  if (!old || !now || old.isEqualNode(now)) return;
  if (old.querySelector('details[open]')) now.querySelector('details')?.setAttribute('open', '');
  const isFocused = old.contains(document.activeElement);
  old.replaceWith(now);
  if (isFocused) now.querySelector('summary')?.focus({ preventScroll: true });
}

function toTheEnd() {
  const list = document.querySelector('ol.played');
  if (list) list.scrollTop = list.scrollHeight;
}

/** Return what the interviewer said last. */
function lastWords() {
  const over = document.getElementById('over')?.textContent ?? '';
  const texts = document.querySelectorAll('ol.played [data-speaker=interviewer] .message-text');
  return `${texts[texts.length - 1]?.textContent ?? ''} ${over}`.trim();
}
