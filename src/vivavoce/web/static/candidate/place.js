/**
 * Where somebody was reading: kept while the tab lives, so that a reload, or going back to the
 * page, leads to the same line. Whoever was at the end comes back to the end.
 *
 * @typedef {{id: string, top: number}} Place a message, and where its upper edge was, in CSS pixels
 */

/** Remember the place whenever the page may be left. @param {string} key @param {HTMLElement} list */
export function keepPlace(key, list, /** @type {() => boolean} */ isAtEnd) {
  const keep = () => store(key, isAtEnd() ? null : inSight(list));
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.hidden && keep());
}

/**
 * The place that was kept, if this is the page one was on.
 * @param {string} key
 * @returns {Place | null}
 */
export function keptPlace(key) {
  const [navigation] = performance.getEntriesByType('navigation');
  const how = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type;
  if (how !== 'reload' && how !== 'back_forward') return null;
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {HTMLElement} list @returns {Place | null} the first message whose end is in sight */
function inSight(list) {
  let [low, high] = [0, list.children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.children[middle].getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  const item = /** @type {HTMLElement | undefined} */ (list.children[low]);
  return item?.dataset.seq ? { id: item.dataset.id ?? '', top: item.getBoundingClientRect().top } : null;
}

/** @param {string} key @param {Place | null} place */
function store(key, place) {
  try {
    if (place) sessionStorage.setItem(key, JSON.stringify(place));
    else sessionStorage.removeItem(key);
  } catch {
    // Then a reload leads to the end, which is never wrong.
  }
}
