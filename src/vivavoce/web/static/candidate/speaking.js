/**
 * New questions read aloud by the browser's own voice, for whoever asked for it.
 *
 * Each is read once. It stops as soon as somebody writes, looks elsewhere, or has had enough.
 * The choice belongs to the device: it says nothing about any interview.
 */

import { READ_ALOUD_KEY } from './voice.js';

// Some voices go silent after about fifteen seconds; a sentence at a time they do not.
const SENTENCE_LENGTH_MAX = 300;

export class Speaking {
  #isOn = false;

  /**
   * @param {HTMLButtonElement} button says whether questions are read
   * @param {string} language of the interview
   * @param {() => string} question what was asked last, read when it is turned on
   */
  constructor(button, language, question) {
    this.button = button;
    this.language = language;
    this.question = question;
    this.#show(remembered());
    button.addEventListener('click', () => this.toggle());
    // Typing, not every key: whoever moves about with the keyboard listens on.
    document.addEventListener('input', () => speechSynthesis.cancel());
    document.addEventListener('visibilitychange', () => document.hidden && speechSynthesis.cancel());
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  /** Read a new question, if that is wanted and somebody is here. @param {string} text */
  read(text) {
    if (!this.#isOn || document.hidden) return;
    for (const sentence of sentences(text, this.language)) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = this.language;
      speechSynthesis.speak(utterance);
    }
  }

  /** Begin or end to read; what was asked last is read at once. */
  toggle() {
    speechSynthesis.cancel();
    this.#show(!this.#isOn);
    remember(this.#isOn);
    this.read(this.question());
  }

  /** @param {boolean} isOn */
  #show(isOn) {
    this.#isOn = isOn;
    this.button.setAttribute('aria-pressed', String(isOn));
  }
}

/** @param {string} text @param {string} language @returns {string[]} */
export function sentences(text, language) {
  const found = 'Segmenter' in Intl ? segments(text, language) : text.split(/\n+/);
  return found.flatMap(pieces).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** @param {string} text @param {string} language */
function segments(text, language) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim());
}

/** Part a sentence that is too long, between words where there are some. @param {string} sentence */
function pieces(sentence) {
  return sentence.match(new RegExp(`.{1,${SENTENCE_LENGTH_MAX}}(?:\\s|$)|.{1,${SENTENCE_LENGTH_MAX}}`, 'gsu')) ?? [];
}

function remembered() {
  try {
    return localStorage.getItem(READ_ALOUD_KEY) === 'yes';
  } catch {
    return false;
  }
}

/** @param {boolean} isOn */
function remember(isOn) {
  try {
    if (isOn) localStorage.setItem(READ_ALOUD_KEY, 'yes');
    else localStorage.removeItem(READ_ALOUD_KEY);
  } catch {
    // Then it is asked for again next time.
  }
}
