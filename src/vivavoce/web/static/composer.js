/**
 * The box to write in: it grows, keeps the draft on this device, says when it gets too long,
 * and Enter sends where there is a real keyboard.
 */

import { Room } from './room.js';
import { sendable } from './text.js';

const DRAFT_AFTER_MS = 200;

export class Composer {
  #isOpen = true;
  #isSending = false;
  #saving = 0;
  #changed = false; // a tab nobody wrote in must not bring back what another tab has sent

  /**
   * @param {object} options
   * @param {HTMLFormElement} options.form with a textarea named `text`
   * @param {string} options.draftKey in localStorage
   * @param {(text: string) => void | Promise<boolean>} options.onSend a promise tells whether it
   *   was sent; until then the words stay in the box
   * @param {() => void} [options.onSent] the words left the box
   * @param {(kept: boolean) => void} [options.onDraft]
   */
  constructor({ form, draftKey, onSend, onSent = () => {}, onDraft = () => {} }) {
    this.form = form;
    this.draftKey = draftKey;
    this.onSend = onSend;
    this.onSent = onSent;
    this.onDraft = onDraft;
    this.textarea = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('text'));
    this.room = new Room(form, this.textarea);
    // What the server rendered into the box was just refused: it is newer than any draft.
    if (!this.textarea.value) this.textarea.value = this.#stored();
    this.#listen();
    this.#fit();
    this.onDraft(Boolean(this.textarea.value));
  }

  /**
   * Put words back to be written on, in front of what is in the box.
   * @param {string} text
   */
  prepend(text) {
    const rest = this.textarea.value;
    this.textarea.value = rest.trim() ? `${text}\n\n${rest}` : text;
    this.#fit();
    this.#keep();
    this.textarea.focus();
  }

  /**
   * Add words where the writing goes on, as if they had been typed.
   * @param {string} text
   */
  insert(text) {
    const { textarea } = this;
    if (textarea.readOnly) return;
    const { selectionStart: from, selectionEnd: to, value } = textarea;
    const glue = (/** @type {string} */ side) => (side && !/\s/.test(side) ? ' ' : '');
    const words = glue(value.charAt(from - 1)) + text.trim() + glue(value.charAt(to));
    textarea.setRangeText(words, from, to, 'end');
    textarea.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }

  /**
   * Write something else meanwhile: what is in the box is kept under its key, and comes back
   * when that key is used again.
   * @param {string} draftKey
   * @param {string} [text] what is in the box if no draft is kept under the key
   */
  useDraft(draftKey, text = '') {
    if (draftKey === this.draftKey) return;
    this.#keep();
    this.draftKey = draftKey;
    this.textarea.value = this.#stored() || text;
    this.#fit();
    this.onDraft(this.#stored() !== '');
  }

  /** Take the draft that is kept, if there is one, in place of what the server rendered. */
  restore() {
    this.textarea.value = this.#stored() || this.textarea.value;
    this.#fit();
  }

  #listen() {
    const { form, textarea } = this;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    textarea.addEventListener('keydown', (event) => {
      // While an input method composes, Enter picks a candidate (229: Safari says so only there).
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
      const keyboard = matchMedia('(hover: hover) and (pointer: fine)').matches;
      if (event.shiftKey || event.altKey || !(keyboard || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#send();
    });
    textarea.addEventListener('input', () => {
      this.#fit();
      this.#changed = true;
      clearTimeout(this.#saving);
      this.#saving = window.setTimeout(() => this.#keep(), DRAFT_AFTER_MS);
    });
    window.addEventListener('pagehide', () => this.#changed && this.#keep());
    document.addEventListener('visibilitychange', () => this.#changed && this.#keep());
    // The other tab sent or changed the draft; nobody writes in this one.
    window.addEventListener('storage', (event) => {
      if (event.key !== this.draftKey || document.hasFocus()) return;
      textarea.value = event.newValue ?? '';
      this.#fit();
    });
  }

  /** Whether words are taken. Where they are not, those that are there can be read and copied. */
  get isOpen() {
    return this.#isOpen;
  }

  set isOpen(isOpen) {
    this.#isOpen = isOpen;
    this.textarea.readOnly = !isOpen || this.#isSending;
  }

  #send() {
    const { textarea } = this;
    const text = sendable(textarea.value);
    if (!text.trim()) return textarea.focus();
    if (textarea.readOnly) return; // it is being sent, or cannot be
    if (this.room.insist()) return textarea.focus(); // nothing is cut silently
    const sent = this.onSend(text);
    if (sent instanceof Promise) return this.#clearOnce(sent);
    this.clear();
    this.onSent();
  }

  /** @param {Promise<boolean>} sent */
  async #clearOnce(sent) {
    this.#keep();
    this.#isSending = true;
    this.textarea.readOnly = true;
    const isSent = await sent.catch(() => false);
    this.#isSending = false;
    this.textarea.readOnly = !this.#isOpen;
    if (!isSent) return;
    this.clear();
    this.onSent();
  }

  /** Forget the words. */
  clear() {
    this.textarea.value = '';
    this.#fit();
    this.#keep();
  }

  #fit() {
    this.#grow();
    this.room.look();
  }

  #grow() {
    if (CSS.supports('field-sizing', 'content')) return; // style.css does it
    const { form, textarea } = this;
    form.style.minHeight = `${form.offsetHeight}px`; // the page is not to move while it is measured
    textarea.style.height = 'auto';
    textarea.style.height = `${textarea.scrollHeight + 2}px`;
    form.style.minHeight = '';
  }

  #stored() {
    try {
      return localStorage.getItem(this.draftKey) ?? '';
    } catch {
      return '';
    }
  }

  #keep() {
    clearTimeout(this.#saving);
    this.#changed = false;
    const text = this.textarea.value;
    try {
      if (text) localStorage.setItem(this.draftKey, text);
      else localStorage.removeItem(this.draftKey);
      this.onDraft(Boolean(text));
    } catch {
      this.onDraft(false); // a full or forbidden storage keeps no draft, and we do not say it does
    }
  }
}
