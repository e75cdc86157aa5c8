/**
 * The outbox of earlier versions of this page, which was in localStorage: one entry a message.
 */

/**
 * @param {string} interview
 * @returns {{messages: {id: string, text: string, refused?: string}[], discard: () => void}} what
 *   is there, in order, and how to remove it once it is safe elsewhere
 */
export function legacyMessages(interview) {
  const prefix = `vivavoce:outbox:${interview}:`;
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    const messages = keys
      .map((key) => parse(localStorage.getItem(key)))
      .filter((message) => message !== null)
      .sort((a, b) => a.order - b.order)
      .map(({ id, text, refused }) => (refused === undefined ? { id, text } : { id, text, refused }));
    return { messages, discard: () => keys.forEach((key) => localStorage.removeItem(key)) };
  } catch {
    return { messages: [], discard() {} }; // forbidden, so nothing is there
  }
}

/** @param {string | null} value */
function parse(value) {
  try {
    const message = JSON.parse(value ?? 'null');
    return typeof message?.id === 'string' && typeof message.text === 'string' ? message : null;
  } catch {
    return null;
  }
}
