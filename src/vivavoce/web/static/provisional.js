/**
 * The words of a reply while it is being made. They are no message: nobody is told of
 * them, and the stored message takes their place, or they vanish.
 *
 * @typedef {{draft: string, offset: number, text: string}} Delta
 *   The words so far are the first `offset` characters (Unicode code points) of what is
 *   shown, then `text`. Another draft begins anew; without words it is taken back.
 */

import { visible } from './text.js';

// Words end a moment before the message that takes their place; for that long they stay.
const LINGER_MS = 400;

export class Provisional {
  #draft = '';
  #words = '';
  #length = 0; // in code points
  #leaving = 0;

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} note says of the words beside it what they are; shown with them
   * @param {() => void} [onGone] no message came for them, and they are gone
   */
  constructor(place, note, onGone = () => {}) {
    this.place = place;
    this.note = note;
    this.onGone = onGone;
  }

  /** Whether there are words on the page that may still change. */
  get isSpeaking() {
    return this.#words !== '';
  }

  /** @param {Delta} delta */
  take({ draft, offset, text }) {
    clearTimeout(this.#leaving);
    if (this.isSpeaking && offset === 0 && !text) return this.#linger();
    if (draft !== this.#draft) this.clear();
    if (offset > this.#length) return; // its beginning went by; it is told whole to whoever joins
    const kept = offset === this.#length ? this.#words : [...this.#words].slice(0, offset).join('');
    this.#draft = draft;
    this.#words = kept + text;
    this.#length = offset + [...text].length;
    this.#show();
  }

  /** The message came, or whoever was speaking lost the word. */
  clear() {
    clearTimeout(this.#leaving);
    this.#draft = '';
    this.#words = '';
    this.#length = 0;
    this.#show();
  }

  #linger() {
    this.#leaving = window.setTimeout(() => {
      this.clear();
      this.onGone();
    }, LINGER_MS);
  }

  #show() {
    this.place.textContent = visible(this.#words);
    this.note.hidden = !this.isSpeaking;
  }
}
