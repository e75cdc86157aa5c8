/**
 * The page without a server: a service worker keeps this interview's page on the device and
 * shows it when nobody answers, and sends what waits in the outbox when no page is open.
 *
 * Only on the candidate's own page: nothing is kept for an owner who looks. Where there are no
 * service workers (plain HTTP, some private windows) everything else works as it does.
 */

import { SYNC } from './outbox.js';

/** @type {Promise<ServiceWorkerRegistration | undefined>} */
let registered = Promise.resolve(undefined);

/**
 * Have this interview's page kept, once the page itself is there.
 * @param {string} root the path Vivavoce is mounted under
 * @param {string} interview
 * @returns {Promise<boolean>} whether a worker looks after it here
 */
export async function keepPage(root, interview) {
  const workers = navigator.serviceWorker;
  if (!workers) return false;
  const isKept = workers.controller !== null; // the worker saw this page on its way
  registered = loaded()
    .then(() => workers.register(`${root}/sw.js`, { scope: `${root}/interviews/`, type: 'module' }))
    .catch(() => undefined);
  if (!(await registered)) return isKept;
  if (!isKept) (await workers.ready).active?.postMessage({ kind: 'keep', interview });
  return true;
}

/** Have the outbox emptied when there is a network again, even if no page is open then. */
export async function sendLater() {
  const registration = /** @type {any} */ (await registered);
  await registration?.sync?.register(SYNC).catch(() => {}); // where it is forbidden, the next page sends
}

function loaded() {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
}
