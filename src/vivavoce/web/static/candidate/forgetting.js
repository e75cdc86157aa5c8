/**
 * Remove everything of one interview from this device, and have other pages of it go, too.
 */

import { alone } from './alone.js';
import { Database, deleteDatabase, ofInterview } from '../database.js';
import { tell } from './news.js';
import { cacheOf, forgetPage, isCache } from './pages.js';

/**
 * Forget an interview: words not sent, drafts, its kept page and events; and, when it was the
 * last one here, the service worker and the database themselves. Harmless when repeated.
 * @param {string} interview
 * @param {string} root the path Vivavoce is mounted under
 * @returns {Promise<void>} rejects when something could not be removed
 */
export async function forget(interview, root) {
  tell({ interview, kind: 'left' }); // a page that hears nothing from the server hears this
  forgetTexts(interview);
  // What cannot be removed is no reason for the rest to stay.
  const removed = await Promise.allSettled([forgetRecords(interview), forgetKeptPage(interview)]);
  for (const each of removed) if (each.status === 'rejected') throw each.reason;
  if (!removed.every((each) => each.status === 'fulfilled' && each.value)) return; // others are here
  const registration = await navigator.serviceWorker?.getRegistration(`${root}/interviews/`);
  await registration?.unregister();
  if (globalThis.indexedDB) await deleteDatabase();
}

/**
 * Forget what is kept of an interview for when there is no server, but no words that were not sent.
 * @param {string} interview
 */
export async function forgetKept(interview) {
  const database = new Database();
  await Promise.allSettled([
    forgetKeptPage(interview),
    database.run('events', 'readwrite', (store) => void store.delete(ofInterview(interview))),
  ]);
  database.close();
}

/** @param {string} interview @returns {Promise<boolean>} whether no interview's page is kept any more */
async function forgetKeptPage(interview) {
  if (!globalThis.caches) return true;
  await alone(cacheOf(interview), () => forgetPage(interview));
  return !(await caches.keys()).some(isCache);
}

/** Drafts and whatever else is kept under a name that holds the interview's id. @param {string} interview */
function forgetTexts(interview) {
  for (const name of /** @type {const} */ (['localStorage', 'sessionStorage'])) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (key.includes(interview)) storage.removeItem(key);
    } catch {
      // Forbidden, so nothing is there.
    }
  }
}

/** @param {string} interview @returns {Promise<boolean>} whether nothing of any interview is left */
async function forgetRecords(interview) {
  const database = new Database();
  let left = 0;
  try {
    if (!globalThis.indexedDB) return true;
    for (const name of /** @type {const} */ (['outbox', 'events'])) {
      await database.run(name, 'readwrite', (store) => void store.delete(ofInterview(interview)));
      left += (await database.run(name, 'readonly', (store) => store.count())) ?? 0;
    }
  } finally {
    database.close();
  }
  return left === 0;
}
