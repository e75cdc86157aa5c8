/**
 * The owner's box while a person leads: what is written there is said by the interviewer.
 *
 * It is the page's form, sent without leaving the page. Its id stays the same until the
 * server has confirmed it, also when the page is left meanwhile, so that sending it twice
 * says it once.
 */

import { Composer } from '../composer.js';
import { newId } from '../ids.js';
import { words } from '../words.js';

const TIMEOUT_MS = 20_000;

/**
 * @param {HTMLFormElement} form
 * @param {string} interviewId
 * @param {() => void} onSaid
 * @returns {(standing: {isLeading: boolean, isTalking: boolean}) => void} to be told whether a
 *   person leads, and whether anybody may say something
 */
export function enableWriting(form, interviewId, onSaid) {
  const id = /** @type {HTMLInputElement} */ (form.elements.namedItem('id'));
  const idKey = `vivavoce:words-id:${interviewId}`;
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (form.querySelector(selector));
  const note = part('#written');
  let show = () => {};
  const composer = new Composer({
    form,
    draftKey: `vivavoce:words:${interviewId}`,
    onDraft: () => show(),
    async onSend(text) {
      note.textContent = words.delivery.sending;
      remember(idKey, id.value);
      const refused = await say(form.action, { id: id.value, text });
      note.textContent = refused ?? words.write.sent;
      if (refused !== null) return false;
      id.value = newId();
      remember(idKey, null);
      onSaid();
      return true;
    },
  });
  let standing = { isLeading: true, isTalking: true };
  // Words that were not said stay in sight, whoever leads.
  show = () => {
    const isOpen = standing.isLeading && standing.isTalking;
    composer.isOpen = isOpen;
    form.hidden = !isOpen && !composer.textarea.value;
    part('#led-by-another').hidden = isOpen || !standing.isTalking;
    part('#takes-no-words').hidden = standing.isTalking;
    part('#do-discard').hidden = isOpen;
    /** @type {HTMLButtonElement} */ (part('#do-say')).disabled = !isOpen;
    if (!isOpen) note.textContent = '';
  };
  part('#do-discard').addEventListener('click', () => {
    composer.clear();
    id.value = newId();
    remember(idKey, null);
  });
  // Words that came back from this device may have been on their way when the page was left.
  const unconfirmed = remembered(idKey);
  if (unconfirmed) id.value = unconfirmed;
  return (now) => {
    standing = now;
    show();
  };
}

/** @param {string} key @param {string | null} value */
function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A full or forbidden storage keeps no draft either, so nothing comes back.
  }
}

/** @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} url
 * @param {Record<string, string>} fields
 * @returns {Promise<string | null>} why it was not said, null when it was
 */
async function say(url, fields) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok && response.url.startsWith(url.replace(/\/say$/, ''))) return null;
    // Led to another page: signed out meanwhile. The page that comes says so; the words are kept.
    if (response.ok) location.reload();
    if (response.ok || response.status >= 500) return words.write.later;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const why = page.querySelector('#flash, #detail')?.textContent ?? '';
    return words.write.refused(why.trim() || words.refused.unknown);
  } catch {
    return words.write.later;
  }
}
