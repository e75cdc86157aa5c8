/**
 * Requests to the API, answered with what the caller should do next.
 *
 * @typedef {{kind: 'done', body: any}} Done
 * @typedef {{kind: 'later', retryAfterMs: number | null, reached: boolean}} Later
 *   Nothing is known for sure: send the same again.
 * @typedef {{kind: 'closed' | 'refused' | 'locked-out', detail: string}} No
 *   The server itself said so. `closed`: not in this status. `refused`: this request never.
 *   `locked-out`: not with this cookie.
 * @typedef {Done | Later | No} Outcome
 */

// A phone in a tunnel keeps a dead connection open for minutes; a repeat is harmless, waiting is not.
const TIMEOUT_MS = 20_000;

// Browsers let at most 64 KiB outlive a page, and fail the request beyond that.
const KEEPALIVE_LENGTH_MAX = 16_000;

// What our server answers with when it says no (RFC 9457).
const PROBLEM = 'application/problem+json';

/**
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<Outcome>}
 */
export function post(url, body = {}) {
  const json = JSON.stringify(body);
  return request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: json,
    // Closing the tab right after "Send" does not take the words back.
    keepalive: json.length < KEEPALIVE_LENGTH_MAX,
  });
}

/**
 * @param {string} url
 * @returns {Promise<Outcome>}
 */
export function get(url) {
  return request(url, { headers: { Accept: 'application/json' } });
}

/**
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Promise<Outcome>}
 */
async function request(url, init) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...init, redirect: 'error', cache: 'no-store', signal: abort.signal });
    const body = await response.json().catch(() => null);
    return outcome(response, body);
  } catch {
    return { kind: 'later', retryAfterMs: null, reached: false };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Response} response
 * @param {any} body
 * @returns {Outcome}
 */
function outcome(response, body) {
  const { status } = response;
  // No JSON where we promise it: a captive portal or a proxy answered, not the server.
  if (response.ok) return body === null ? { kind: 'later', retryAfterMs: null, reached: false } : { kind: 'done', body };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'later', retryAfterMs: retryAfter(response), reached: status === 429 || status === 503 };
  }
  // A proxy that stands in for the server has no say in what becomes of anybody's words.
  if (!response.headers.get('Content-Type')?.startsWith(PROBLEM)) return { kind: 'later', retryAfterMs: null, reached: false };
  const detail = body?.detail ?? body?.title ?? '';
  if (status === 401 || status === 403 || status === 404) return { kind: 'locked-out', detail };
  return { kind: status === 409 ? 'closed' : 'refused', detail };
}

/**
 * Read Retry-After, which holds seconds or a date.
 * @param {Response} response
 */
function retryAfter(response) {
  const value = response.headers.get('Retry-After');
  if (!value) return null;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 120_000) : null;
}
