/**
 * Bring parts of a page up to date by asking the server for the page again, so that
 * what is shown is made in one place, the template.
 */

const TIMEOUT_MS = 15_000;

/**
 * Replace the elements with these ids by the server's present ones.
 *
 * Left alone is a part somebody is typing in; what was typed or chosen and not yet sent,
 * focus and opened <details> stay as they are. Beside what was typed stays the text it was
 * written against, if the field's data-against names the place of one: the server is to
 * tell when that was changed meanwhile.
 * @param {string[]} ids
 * @param {(part: HTMLElement) => void} [prepare] run on each new part before it is shown
 * @param {string} [url] where to ask for the parts; the page itself when left out
 * @param {AbortSignal} [signal] nobody wants to know any more: nothing is replaced from then on
 * @returns {Promise<boolean>} whether the server answered
 */
export async function refresh(ids, prepare = () => {}, url = location.pathname + location.search, signal) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  signal?.addEventListener('abort', () => abort.abort());
  const isOwn = new URL(url, location.href).pathname === location.pathname;
  try {
    const response = await fetch(url, { cache: 'no-store', headers: { Accept: 'text/html' }, signal: abort.signal });
    // Signed out meanwhile: the page that comes with it says so.
    if (isOwn && (response.redirected || response.status === 401)) location.reload();
    if (!response.ok) return false;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const id of ids) swap(id, fresh.getElementById(id), prepare);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} id
 * @param {HTMLElement | null} fresh
 * @param {(part: HTMLElement) => void} prepare
 */
function swap(id, fresh, prepare) {
  const old = document.getElementById(id);
  if (!old || !fresh) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  if (focused?.matches('input:not([type=checkbox], [type=radio]), textarea, select')) return;
  for (const details of old.querySelectorAll('details[id][open]')) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
  }
  for (const typed of old.querySelectorAll('input[id], textarea[id], select[id]')) keep(typed, fresh);
  prepare(fresh);
  if (fresh.isEqualNode(old)) return;
  old.replaceWith(fresh);
  if (focused) likeOf(focused, fresh)?.focus({ preventScroll: true });
}

/**
 * Return what stands in a fresh part for something of the old one: what has its id, is a
 * button that sends the same, or a link to the same.
 * @param {Element} old
 * @param {HTMLElement} fresh
 * @returns {HTMLElement | undefined | null}
 */
function likeOf(old, fresh) {
  if (old.id) return document.getElementById(old.id);
  if (old instanceof HTMLAnchorElement) return [...fresh.querySelectorAll('a')].find(({ href }) => href === old.href);
  if (!(old instanceof HTMLButtonElement && old.value)) return null;
  return [...fresh.querySelectorAll('button')].find(({ name, value }) => name === old.name && value === old.value);
}

/**
 * Put what was typed into a field of the old part into the same field of the fresh one.
 * @param {Element} typed
 * @param {HTMLElement} fresh
 */
function keep(typed, fresh) {
  const field = fresh.querySelector(`#${CSS.escape(typed.id)}`);
  if (typed instanceof HTMLSelectElement) {
    if (!(field instanceof HTMLSelectElement) || !isChosen(typed)) return;
    if (![...field.options].some((option) => option.value === typed.value)) return;
    field.value = typed.value;
    keepAgainst(typed, fresh);
  } else if (typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField) return;
    if (typed instanceof HTMLInputElement && typed.checked !== typed.defaultChecked) field.checked = typed.checked;
    if (typed.value === typed.defaultValue) return;
    field.value = typed.value;
    keepAgainst(typed, fresh);
  }
}

/** @param {HTMLElement} typed @param {HTMLElement} fresh */
function keepAgainst({ dataset }, fresh) {
  if (!dataset.against) return;
  const old = /** @type {HTMLTextAreaElement} */ (document.getElementById(dataset.against));
  const place = /** @type {HTMLTextAreaElement} */ (fresh.querySelector(`#${CSS.escape(dataset.against)}`));
  place.defaultValue = old.defaultValue;
}

/** Whether another option is chosen than the server's. @param {HTMLSelectElement} select */
function isChosen(select) {
  const options = [...select.options];
  const rendered = options.find((option) => option.defaultSelected) ?? options[0];
  return rendered !== undefined && !rendered.selected;
}
