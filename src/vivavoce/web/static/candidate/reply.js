/** The interviewer at work: dots while a reply is owed, and a sentence when it takes long. */

import { words } from '../words.js';

const SLOW_MS = 15_000;

export class ReplyNotice {
  #slow = 0;

  /**
   * @param {HTMLElement} place holds the words that are coming as well
   * @param {HTMLElement} dots
   * @param {HTMLElement} sentence
   * @param {() => void} onSlow it takes so long that the stream may be dead and nobody knows
   */
  constructor(place, dots, sentence, onSlow) {
    this.place = place;
    this.dots = dots;
    this.sentence = sentence;
    this.onSlow = onSlow;
  }

  /**
   * Words that are coming look as they will when they are stored, with nothing around them.
   * @param {boolean} isShown
   * @param {boolean} isSpeaking
   */
  show(isShown, isSpeaking) {
    this.dots.hidden = isSpeaking;
    if (isSpeaking) this.sentence.hidden = true;
    if (isShown === !this.place.hidden) return;
    clearTimeout(this.#slow);
    this.place.hidden = !isShown;
    this.sentence.hidden = true;
    if (!isShown) return;
    this.#slow = window.setTimeout(() => {
      this.sentence.textContent = words.reply.slow;
      this.sentence.hidden = this.dots.hidden;
      this.onSlow();
    }, SLOW_MS);
  }
}
