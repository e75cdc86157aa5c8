/**
 * Bring parts of a page up to date by asking the server for the page again, so that
 * what is shown is made in one place, the template.
 */

const TIMEOUT_MS = 15_000;

/**
 * Replace the elements with these ids by the server's present ones.
 *
 * Left alone is a part somebody is typing in; focus and opened <details> stay as they are.
 * @param {string[]} ids
 * @param {(part: HTMLElement) => void} [prepare] run on each new part before it is shown
 * @returns {Promise<boolean>} whether the server answered
 */
export async function refresh(ids, prepare = () => {}) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const url = location.pathname + location.search;
    const response = await fetch(url, { cache: 'no-store', headers: { Accept: 'text/html' }, signal: abort.signal });
    // Signed out meanwhile: the page that comes with it says so.
    if (response.redirected || response.status === 401) location.reload();
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
  if (focused?.matches('input, textarea, select')) return;
  for (const details of old.querySelectorAll('details[id][open]')) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute('open', '');
  }
  prepare(fresh);
  if (fresh.isEqualNode(old)) return;
  old.replaceWith(fresh);
  if (focused?.id) document.getElementById(focused.id)?.focus({ preventScroll: true });
}
