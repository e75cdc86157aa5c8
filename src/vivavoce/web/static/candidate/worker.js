/**
 * The service worker of the candidates' pages. It sees requests below /interviews/ and what
 * those pages load; the console is outside its scope.
 *
 * A page comes from the server whenever the server answers. Only where nobody does, it comes
 * from this device: the interview's page as it was last loaded, with the scripts and styles it
 * was made for. The cookie is out of a worker's sight, so the server's "no" counts: whatever is
 * kept of an interview goes as soon as its page is refused.
 */

import { alone } from './alone.js';
import { Database } from '../database.js';
import { forgetKept } from './forgetting.js';
import { Outbox, SYNC } from './outbox.js';
import { cacheOf, isAsset, isOurs, keepPage } from './pages.js';
import { Sender } from './sender.js';

const worker = /** @type {any} */ (self);
const ROOT = new URL(worker.registration.scope).pathname.replace(/\/interviews\/$/, '');
const PAGE = /^\/interviews\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const GATEWAY_ERRORS = new Set([502, 503, 504]);
const REFUSALS = new Set([401, 403, 404]);
// In a tunnel a connection may hang for minutes. By then whoever waits would rather read.
const PATIENCE_MS = 6_000;

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const interview = interviewOf(url);
  if (request.mode === 'navigate' && interview) event.respondWith(page(event, interview));
  // Their addresses hold a version, so what is kept is what the server has.
  else if (isAsset(url)) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
});

// The first page of an interview is here before the worker is; it asks to be kept.
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data?.kind === 'keep') event.waitUntil(keepNow(event.data.interview).catch(() => {}));
});

worker.addEventListener('sync', (/** @type {any} */ event) => {
  if (event.tag === SYNC) event.waitUntil(sendAll());
});

/** @param {URL} url */
function interviewOf(url) {
  return PAGE.exec(url.pathname.slice(ROOT.length))?.[1].toLowerCase();
}

/** @param {Request} request */
function kept(request) {
  return caches.match(request, { ignoreVary: true });
}

/**
 * @param {any} event
 * @param {string} interview
 */
async function page(event, interview) {
  const { request } = event;
  const own = await caches.match(addressOf(interview), { cacheName: cacheOf(interview), ignoreVary: true });
  const answer = fetch(request);
  event.waitUntil(answer.then((response) => learn(request, interview, response.clone()), () => {}));
  if (!own) return answer;
  try {
    const response = await within(answer, PATIENCE_MS);
    return GATEWAY_ERRORS.has(response.status) ? own : response;
  } catch {
    return own;
  }
}

/**
 * @param {Request} request
 * @param {string} interview
 * @param {Response} response
 */
async function learn(request, interview, response) {
  if (REFUSALS.has(response.status)) return isOurs(await response.text()) ? forgetKept(interview) : undefined;
  if (response.status !== 200) return;
  const isWhole = new URL(request.url).search === ''; // not the form of a correction, not an older part
  // Whoever leaves meanwhile waits for its end, and removes what came of it.
  if (isWhole) await alone(cacheOf(interview), () => keep(interview, response));
}

/** @param {string} interview */
async function keepNow(interview) {
  const response = await fetch(addressOf(interview), { credentials: 'same-origin', cache: 'no-store' });
  await learn(new Request(addressOf(interview)), interview, response);
}

/**
 * @param {string} interview
 * @param {Response} response
 */
async function keep(interview, response) {
  const version = await keepPage(interview, addressOf(interview), response);
  if (version === null) return;
  // What the page shows by itself need not be told to it any more.
  const shown = IDBKeyRange.bound([interview], [interview, version]);
  const database = new Database();
  await database.run('events', 'readwrite', (store) => void store.delete(shown)).catch(() => {});
  database.close();
}

/** Send what waits in every interview; the browser tries again later when this rejects. */
async function sendAll() {
  const database = new Database();
  const keys = (await database.run('outbox', 'readonly', (store) => store.getAllKeys())) ?? [];
  database.close();
  const interviews = new Set(keys.map((key) => /** @type {string[]} */ (key)[0]));
  const drained = await Promise.all([...interviews].map(send));
  if (drained.includes(false)) throw new Error('not everything could be sent');
}

/** @param {string} interview */
async function send(interview) {
  const outbox = await Outbox.open(interview);
  const sender = new Sender({ outbox, url: `${ROOT}/api/v1/interviews/${interview}/messages` });
  const drained = await sender.drain();
  sender.stop();
  outbox.close();
  return drained;
}

/** @param {string} interview */
function addressOf(interview) {
  return `${ROOT}/interviews/${interview}`;
}

/**
 * @template Result
 * @param {Promise<Result>} promise
 * @param {number} patienceMs
 * @returns {Promise<Result>}
 */
function within(promise, patienceMs) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), patienceMs)),
  ]);
}
