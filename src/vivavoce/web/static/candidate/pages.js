/**
 * Interviews' pages in the browser's Cache Storage: one cache for each interview, holding its
 * page and the scripts and styles that page is made for, so that all of it goes at once.
 */

const PREFIX = 'vivavoce:';
const TIMEOUT_MS = 20_000; // whoever leaves waits for what is being kept
const STATIC = /\/static\/v-[0-9a-f]{12}\//;
const LOOK = /\/look\/[^"]+\?v=/;
const IN_PAGES = /(?:href|src)="([^"]+)"/g;
const IN_MODULES = /(?:from|import)\s*\(?\s*'(\.\.?\/[^']+)'/g;
const IN_STYLES = /url\(["']?([^"')]+)["']?\)/g;

/** The name of the cache that holds what is kept of an interview. @param {string} interview */
export const cacheOf = (interview) => PREFIX + interview;

/** Whether a cache is one of these. @param {string} name */
export const isCache = (name) => name.startsWith(PREFIX);

/** Whether a page is one of our server's, not that of a proxy in its place. @param {string} html */
export const isOurs = (html) => /<html [^>]*\bdata-root=/.test(html);

/** Whether an address holds the version of what it leads to. @param {URL} url */
export const isAsset = ({ pathname, search }) => STATIC.test(pathname) || LOOK.test(pathname + search);

/**
 * Keep the page of an interview, if it is the candidate's own, in place of the one before.
 * @param {string} interview
 * @param {string} address
 * @param {Response} response
 * @returns {Promise<number | null>} seq of the last event it shows; null when it is not kept
 */
export async function keepPage(interview, address, response) {
  const html = await response.clone().text();
  const page = /<main [^>]*\bid="interview"[^>]*>/.exec(html)?.[0] ?? '';
  if (!page.includes(`data-id="${interview}"`)) return null; // another's answer, such as a portal's
  if (!/\bdata-own\b/.test(page)) {
    await forgetPage(interview);
    return null;
  }
  const cache = await caches.open(cacheOf(interview));
  const assets = await keepAssets(cache, html, new URL(address, location.href));
  await cache.put(address, response);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (pathname !== address && !assets.has(pathname + search)) await cache.delete(url);
  }
  return Number(/\bdata-version="(\d+)"/.exec(page)?.[1] ?? 0);
}

/** @param {string} interview */
export function forgetPage(interview) {
  return caches.delete(cacheOf(interview));
}

/**
 * Keep what a page loads, and what that loads.
 * @param {Cache} cache
 * @param {string} html
 * @param {URL} base
 * @returns {Promise<Set<string>>} their addresses
 */
async function keepAssets(cache, html, base) {
  /** @type {Set<string>} */
  const addresses = new Set(named(html, IN_PAGES, base));
  for (const address of addresses) {
    let asset = await cache.match(address, { ignoreVary: true });
    if (!asset) {
      asset = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!asset.ok) continue;
      // While a new version of the server starts, the old one may answer in its place.
      if (!asset.headers.get('cache-control')?.includes('immutable')) throw new Error('of another version');
      await cache.put(address, asset.clone());
    }
    const { pathname } = new URL(address, base);
    const pattern = pathname.endsWith('.js') ? IN_MODULES : pathname.endsWith('.css') ? IN_STYLES : null;
    // A set that grows is walked to its end.
    if (pattern) for (const next of named(await asset.text(), pattern, new URL(address, base))) addresses.add(next);
  }
  return addresses;
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {URL} base
 */
function named(text, pattern, base) {
  return [...text.matchAll(pattern)]
    .map(([, address]) => new URL(address.replaceAll('&amp;', '&'), base))
    .filter((url) => url.origin === base.origin && isAsset(url))
    .map(({ pathname, search }) => pathname + search);
}
