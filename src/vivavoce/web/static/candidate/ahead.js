/**
 * Messages on their way into the database: written down here in the same moment as they leave
 * the box, and struck out once the database has them. A page that is reloaded or closed in
 * between finds them again. (Earlier versions of this page had their whole outbox here.)
 *
 * One entry of localStorage for each. Where that is forbidden or full nothing is written down,
 * and nothing else changes.
 *
 * @typedef {import('./outbox.js').Waiting} Waiting
 */

/** @param {string} interview @param {string} [id] of a message */
const keyOf = (interview, id = '') => `vivavoce:outbox:${interview}:${id}`;

/** @param {Waiting} message */
export function writeAhead(message) {
  try {
    localStorage.setItem(keyOf(message.interview, message.id), JSON.stringify(message));
  } catch {
    // As before there was this: it is a matter of milliseconds.
  }
}

/** @param {string} interview @param {string} id of a message */
export function strikeOut(interview, id) {
  try {
    localStorage.removeItem(keyOf(interview, id));
  } catch {
    // Forbidden, so it is not there.
  }
}

/**
 * Return what was written ahead in an interview, in the order in which it was written.
 * @param {string} interview
 * @returns {Waiting[]}
 */
export function writtenAhead(interview) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(keyOf(interview)))
      .map((key) => parse(localStorage.getItem(key)))
      .filter((message) => message !== null)
      .map((message) => ({ ...message, interview }))
      .sort((a, b) => a.order - b.order);
  } catch {
    return []; // forbidden, or a worker, which has none
  }
}

/** @param {string | null} value @returns {Waiting | null} */
function parse(value) {
  try {
    const message = JSON.parse(value ?? 'null');
    return typeof message?.id === 'string' && typeof message.text === 'string' ? message : null;
  } catch {
    return null;
  }
}
