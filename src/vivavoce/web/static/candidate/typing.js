/**
 * How an answer came about: for how long somebody was typing, and how often they took
 * something back. Kept with the draft, so that a reload forgets neither.
 *
 * Time counts while keys follow each other; thinking, reading and other tabs do not. Taking
 * back is a run of deletions, however many keys it took.
 */

const PAUSE_MS = 5_000; // whoever has not touched a key for so long is doing something else

export class Typing {
  #ms = 0;
  #edits = 0;
  #last = -Infinity; // when a key was last pressed, by the page's own clock, which nobody sets
  #isTakingBack = false;

  /**
   * @param {HTMLTextAreaElement} textarea
   * @param {string} draftKey where the draft is kept, in localStorage
   */
  constructor(textarea, draftKey) {
    this.key = '';
    this.use(draftKey);
    textarea.addEventListener('input', (event) => this.#take(/** @type {InputEvent} */ (event)));
  }

  /** Another draft is being written. @param {string} draftKey */
  use(draftKey) {
    if (this.key) this.keep();
    this.key = `${draftKey}:typing`;
    [this.#ms, this.#edits] = read(this.key);
    this.#last = -Infinity;
    this.#isTakingBack = false;
  }

  /** Remember it beside the draft. */
  keep() {
    try {
      if (this.#ms || this.#edits) localStorage.setItem(this.key, JSON.stringify([this.#ms, this.#edits]));
      else localStorage.removeItem(this.key);
    } catch {
      // Nothing is kept, so the time since the reload is all there is.
    }
  }

  /**
   * The answer is being sent: return what was measured, and begin anew.
   * @returns {{typing_ms: number, edits: number} | undefined} undefined if nothing was typed here
   */
  take() {
    const isMeasured = this.#last > -Infinity || this.#ms > 0;
    const paradata = { typing_ms: Math.round(this.#ms), edits: this.#edits };
    this.#ms = 0;
    this.#edits = 0;
    this.#last = -Infinity;
    this.#isTakingBack = false;
    this.keep();
    return isMeasured ? paradata : undefined;
  }

  /** @param {InputEvent} event */
  #take({ timeStamp, inputType = '' }) {
    const gap = timeStamp - this.#last;
    if (gap < PAUSE_MS) this.#ms += Math.max(gap, 0);
    this.#last = timeStamp;
    const isTakingBack = inputType.startsWith('delete') || inputType === 'historyUndo';
    if (isTakingBack && !this.#isTakingBack) this.#edits += 1;
    this.#isTakingBack = isTakingBack;
  }
}

/** @param {string} key @returns {[number, number]} */
function read(key) {
  try {
    const [ms, edits] = JSON.parse(localStorage.getItem(key) ?? '[0, 0]');
    return [Number(ms) || 0, Number(edits) || 0];
  } catch {
    return [0, 0];
  }
}
