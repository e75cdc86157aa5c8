/**
 * An answer spoken instead of typed, through the browser's own recognition of speech, where it
 * has one. What was understood goes into the box, to be read and mended there; nothing is ever
 * sent by itself. Words that may still change are shown apart until they are settled.
 */

import { announce } from '../announcing.js';
import { words } from '../words.js';

/** @type {any} */
const Recognition = Reflect.get(window, 'SpeechRecognition') ?? Reflect.get(window, 'webkitSpeechRecognition');

export class Dictating {
  /** @type {any} */
  #recognition = null;

  /**
   * @param {HTMLButtonElement} button begins and ends it
   * @param {import('../composer.js').Composer} composer
   * @param {string} language of the interview
   */
  constructor(button, composer, language) {
    this.button = button;
    this.composer = composer;
    this.language = language;
    this.note = makeNote();
    composer.form.before(this.note);
    // Pressed once more: what was just said is still wanted, and comes before the end.
    this.button.addEventListener('click', () => (this.#recognition ? this.#recognition.stop() : this.start()));
    composer.form.addEventListener('submit', () => this.stop(), { capture: true });
    document.addEventListener('visibilitychange', () => document.hidden && this.stop());
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.stop());
  }

  /** Listen no longer, at once. What was settled is in the box; the rest is dropped. */
  stop() {
    if (!this.#recognition) return;
    this.#recognition.abort();
    this.#ended();
  }

  start() {
    window.speechSynthesis?.cancel(); // it would hear the question
    const recognition = new Recognition();
    recognition.lang = this.language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.onresult = (/** @type {any} */ event) => this.#hear(recognition, event);
    recognition.onerror = (/** @type {any} */ event) => this.#failed(recognition, event.error);
    recognition.onend = () => recognition === this.#recognition && this.#ended();
    this.#recognition = recognition;
    this.button.setAttribute('aria-pressed', 'true');
    this.#say(words.voice.listening);
    this.note.dataset.condition = 'good';
    try {
      recognition.start();
    } catch {
      this.#failed(recognition, '');
    }
  }

  /** @param {any} recognition @param {any} event */
  #hear(recognition, event) {
    if (recognition !== this.#recognition) return; // it was stopped, and this comes too late
    let coming = '';
    for (let index = event.resultIndex; index < event.results.length; index += 1) {
      const result = event.results[index];
      if (result.isFinal) this.composer.insert(result[0].transcript);
      else coming += result[0].transcript;
    }
    this.note.textContent = coming || words.voice.listening;
    this.note.lang = coming ? this.language : document.documentElement.lang;
    this.note.classList.toggle('coming', coming !== '');
  }

  /** @param {any} recognition @param {string} error */
  #failed(recognition, error) {
    if (recognition !== this.#recognition || error === 'aborted') return;
    this.#ended();
    const { errors } = words.voice;
    const sentence = errors[/** @type {keyof typeof errors} */ (error)] ?? errors.other;
    this.#say(sentence);
  }

  #ended() {
    this.#recognition = null;
    this.button.setAttribute('aria-pressed', 'false');
    this.note.hidden = true;
    this.note.textContent = '';
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.note.classList.remove('coming');
    delete this.note.dataset.condition;
    this.note.lang = document.documentElement.lang;
    this.note.textContent = sentence;
    this.note.hidden = false;
    announce(sentence);
  }
}

function makeNote() {
  const note = document.createElement('p');
  note.className = 'notice heard';
  note.id = 'heard';
  note.dir = 'auto';
  note.hidden = true;
  return note;
}
