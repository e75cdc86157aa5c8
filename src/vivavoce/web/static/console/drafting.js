/**
 * Nothing written in the editor is lost: a draft on this device, a question before leaving,
 * Ctrl+S, and the same place in the text after saving.
 */

import { words } from './guide_words.js';

const WAIT_MS = 400;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} source
 * @param {{look: () => Promise<void>}} trying
 */
export function enableKeeping(form, source, trying) {
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const key = (guide = field('guide').value) => `vivavoce:guide:${form.dataset.organization}:${guide}`;
  const placeKey = `${key()}:place`;
  const note = /** @type {HTMLElement} */ (document.getElementById('kept'));
  const save = document.getElementById('save');
  const isUnsaved = form.dataset.isUnsaved === 'true';
  const rendered = source.value;
  const isSaved = new URLSearchParams(location.search).has('saved');
  let isLeaving = false;
  let timer = 0;
  const isChanged = () => isUnsaved || source.value !== rendered;

  /** @param {string} sentence what the note says, unless something more pressing stands there */
  const tell = (sentence) => {
    if (!note.dataset.trouble || sentence === words.draft.fragile) note.textContent = sentence;
  };
  const keep = () => {
    if (!isChanged()) {
      forget(key());
      tell('');
      return;
    }
    const draft = { source: source.value, base: field('base').value, at: new Date().toISOString() };
    tell(remember(localStorage, key(), draft) ? words.draft.kept : words.draft.fragile);
  };
  source.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT_MS);
  });
  addEventListener('pagehide', () => {
    if (!isLeaving && isChanged()) keep();
  });
  addEventListener('beforeunload', (event) => {
    if (!isLeaving && isChanged()) event.preventDefault();
  });
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      if (save instanceof HTMLButtonElement) form.requestSubmit(save);
    }
  });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    keep(); // until the page that comes says it is saved
    isLeaving = true;
    const { selectionStart, selectionEnd, scrollTop } = source;
    const { value: said } = field('said');
    remember(sessionStorage, placeKey, { selectionStart, selectionEnd, scrollTop, said });
  });

  if (isSaved) {
    forget(key());
    forget(key(''));
    history.replaceState(null, '', location.pathname);
  }
  restorePlace();
  offerDraft();

  function restorePlace() {
    const place = recall(sessionStorage, placeKey) ?? (isSaved && recall(sessionStorage, `${key('')}:place`));
    if (!place) return;
    forget(placeKey, sessionStorage);
    forget(`${key('')}:place`, sessionStorage);
    source.focus({ preventScroll: true });
    source.setSelectionRange(place.selectionStart, place.selectionEnd);
    source.scrollTop = place.scrollTop;
    if (!place.said || place.said === field('said').value) return;
    field('said').value = place.said;
    trying.look();
  }

  function offerDraft() {
    const draft = isUnsaved ? null : recall(localStorage, key());
    const offer = /** @type {HTMLElement} */ (document.getElementById('draft'));
    if (!draft || typeof draft.source !== 'string' || draft.source === source.value) return;
    const when = new Date(draft.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    const sentences = [words.draft.found(when)];
    if (draft.base !== field('base').value) sentences.push(words.draft.behind);
    /** @type {HTMLElement} */ (offer.querySelector('span')).textContent = sentences.join(' ');
    offer.hidden = false;
    document.getElementById('draft-take')?.addEventListener('click', () => {
      source.value = draft.source;
      field('base').value = draft.base;
      offer.hidden = true;
      source.dispatchEvent(new Event('input', { bubbles: true }));
      source.focus();
    });
    document.getElementById('draft-drop')?.addEventListener('click', () => {
      forget(key());
      offer.hidden = true;
      source.focus();
    });
  }
}

/** @param {Storage} storage @param {string} key @param {unknown} value */
function remember(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // full, or forbidden in a private window
  }
}

/** @param {Storage} storage @param {string} key */
function recall(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} key */
function forget(key, storage = localStorage) {
  try {
    storage.removeItem(key);
  } catch {
    // Nothing can be kept there either.
  }
}
