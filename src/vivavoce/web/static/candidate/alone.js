/**
 * One at a time, among all pages of this browser and the service worker.
 */

// Longer than a request may take. A page that a phone put to sleep holds its lock without end;
// taking it away is harmless, because a message sent twice is stored once.
const PATIENCE_MS = 30_000;

/**
 * Do something while nobody else of the same name does.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} task
 * @returns {Promise<Result>} rejects with an AbortError when the turn was taken away
 */
export async function alone(name, task) {
  const { locks } = navigator;
  if (!locks) return task(); // on plain HTTP: repeats are harmless, only order may suffer
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  let hasBegun = false;
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      clearTimeout(timer);
      hasBegun = true;
      return task();
    });
  } catch (error) {
    clearTimeout(timer);
    // In a frame on another site a browser may keep all storage from us, locks too.
    if (!hasBegun && error instanceof DOMException && error.name === 'SecurityError') return task();
    if (!patience.signal.aborted) throw error;
    return locks.request(name, { steal: true }, task);
  }
}
