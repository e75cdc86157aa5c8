/**
 * What the pages of one interview on this device, and the service worker, tell each other.
 *
 * @typedef {{interview: string, kind: 'changed' | 'left'}
 *   | {interview: string, kind: 'removed', message: import('./outbox.js').Waiting,
 *      receipt?: import('./sender.js').Receipt}} News
 */

const CHANNEL = 'vivavoce';

/** @returns {BroadcastChannel | null} null where a browser has or allows none */
export function openChannel() {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}

/** Tell it once, from a page that listens to nothing itself. @param {News} news */
export function tell(news) {
  const channel = openChannel();
  channel?.postMessage(news);
  channel?.close();
}
