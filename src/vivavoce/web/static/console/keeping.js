/**
 * A note to oneself that is being written stays on this device until the page shows it.
 *
 * It keeps its id meanwhile, so that sending it again after a lost answer keeps it once.
 */

const WAIT_MS = 300;

/** @param {string} interviewId */
export function keepNote(interviewId) {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('note-form'));
  const text = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('note'));
  const id = /** @type {HTMLInputElement | null | undefined} */ (form?.elements.namedItem('id'));
  if (!form || !text || !id) return;
  const key = `vivavoce:note:${interviewId}`;
  const draft = recall(key);
  if (draft && document.getElementById(`n-${draft.id}`)) forget(key);
  else if (draft && !text.value) {
    text.value = draft.text;
    id.value = draft.id;
  }
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    if (text.value.trim()) remember(key, { id: id.value, text: text.value });
    else forget(key);
  };
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(keep, WAIT_MS);
  });
  form.addEventListener('submit', keep);
  addEventListener('pagehide', keep);
}

/** @param {string} key @param {{id: string, text: string}} draft */
function remember(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the note is on the page alone.
  }
}

/** @param {string} key @returns {{id: string, text: string} | null} */
function recall(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof draft?.id === 'string' && typeof draft?.text === 'string' ? draft : null;
  } catch {
    return null;
  }
}

/** @param {string} key */
function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be kept there either.
  }
}
