/**
 * How much more fits into one message. Said before it is too long, in characters, because
 * nobody counts bytes; the server counts bytes of UTF-8.
 */

import { announce } from './announcing.js';
import { words } from './words.js';

export const BYTES_MAX = 32 * 1024; // MESSAGE_BYTES_MAX in domain/text.py
const TOLD_FROM_BYTES = 28 * 1024;

const encoder = new TextEncoder();

/**
 * @param {string} text
 * @returns {{isTold: boolean, over: number, left: number}} `over`: characters at the end that do
 *   not fit; `left`: how many more probably do; both are Unicode characters
 */
export function measure(text) {
  // At most three bytes a unit: what is short needs no counting.
  if (text.length * 3 < TOLD_FROM_BYTES) return { isTold: false, over: 0, left: BYTES_MAX };
  const bytes = encoder.encode(text);
  if (bytes.length <= BYTES_MAX) {
    const perCharacter = bytes.length / characters(bytes, 0);
    return { isTold: bytes.length >= TOLD_FROM_BYTES, over: 0, left: Math.floor((BYTES_MAX - bytes.length) / perCharacter) };
  }
  let fits = BYTES_MAX;
  while ((bytes[fits] & 0xc0) === 0x80) fits -= 1; // a character is not parted
  return { isTold: true, over: characters(bytes, fits), left: 0 };
}

export class Room {
  /** @type {HTMLElement | null} */
  #place = null;
  #isOver = false;

  /** @param {HTMLFormElement} form @param {HTMLTextAreaElement} textarea */
  constructor(form, textarea) {
    this.form = form;
    this.textarea = textarea;
  }

  /** Look at what is in the box, and say what there is to say. */
  look() {
    const { isTold, over, left } = measure(this.textarea.value);
    const wasOver = this.#isOver;
    this.#isOver = over > 0;
    if (!isTold && !this.#place) return;
    const place = (this.#place ??= this.#make());
    place.hidden = !isTold;
    place.textContent = this.#isOver ? words.room.over(over) : words.room.left(left);
    if (this.#isOver) this.textarea.setAttribute('aria-invalid', 'true');
    else this.textarea.removeAttribute('aria-invalid');
    if (this.#isOver && !wasOver) announce(place.textContent);
  }

  /** Say once more that it is too long, if it is. @returns {boolean} whether it is */
  insist() {
    this.look();
    if (this.#isOver) announce(this.#place?.textContent ?? '');
    return this.#isOver;
  }

  #make() {
    const place = document.createElement('p');
    place.className = 'notice';
    place.id = `${this.textarea.id}-room`;
    this.form.before(place);
    const described = this.textarea.getAttribute('aria-describedby');
    this.textarea.setAttribute('aria-describedby', described ? `${described} ${place.id}` : place.id);
    return place;
  }
}

/** How many characters are in UTF-8 from a place on. @param {Uint8Array} bytes @param {number} from */
function characters(bytes, from) {
  let count = 0;
  for (let at = from; at < bytes.length; at += 1) if ((bytes[at] & 0xc0) !== 0x80) count += 1;
  return count;
}
