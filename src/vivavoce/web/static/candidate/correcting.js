/**
 * Putting an earlier answer right: the box holds its words meanwhile, and what was being
 * written is kept aside and comes back afterwards.
 *
 * Nothing stored changes: the correction is a message of its own that names the old one.
 * Without scripts the same links lead to the page in this mode, which is also how a reload
 * comes back to it.
 */

import { wordsOf } from '../corrections.js';
import { excerpt } from '../text.js';

const QUOTE_LENGTH_MAX = 80; // as in the template

export class Correcting {
  /** @type {string | undefined} the message that is being corrected */
  id;

  /**
   * @param {object} options
   * @param {import('../composer.js').Composer} options.composer
   * @param {import('./history.js').History} options.history finds the message, however long ago it was
   * @param {string} options.draftKey of the ordinary answer
   * @param {(draftKey: string) => void} options.onSwitch another draft is being written
   */
  constructor({ composer, history, draftKey, onSwitch }) {
    this.composer = composer;
    this.history = history;
    this.draftKey = draftKey;
    this.onSwitch = onSwitch;
    this.place = /** @type {HTMLElement} */ (document.getElementById('correcting'));
    document.addEventListener('click', (event) => this.#click(event));
    composer.form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing && this.id) this.end();
    });
  }

  /** Where the draft of a correction is kept. @param {string} draftKey @param {string} id */
  static key(draftKey, id) {
    return `${draftKey}:correcting:${id}`;
  }

  /** The message that the server rendered this page to correct. @param {HTMLFormElement} form */
  static rendered(form) {
    return /** @type {HTMLInputElement | null} */ (form.elements.namedItem('corrects'))?.value || undefined;
  }

  /** @param {string} id */
  async start(id) {
    const item = await this.history.reach(id);
    if (!item?.dataset.seq || this.composer.textarea.readOnly) return;
    const said = wordsOf(item);
    this.id = id;
    this.#switch(Correcting.key(this.draftKey, id), said);
    this.place.hidden = false;
    /** @type {HTMLElement} */ (document.getElementById('correcting-words')).textContent = excerpt(said, QUOTE_LENGTH_MAX);
    this.#remember(`?correct=${id}`);
    const { textarea } = this.composer;
    textarea.focus();
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
  }

  /** The page came from the server in this mode. @param {string} id */
  resume(id) {
    this.id = id;
    this.composer.restore();
  }

  /** Back to the ordinary answer. A correction that was begun is kept, should one return to it. */
  end({ sent = false } = {}) {
    if (!this.id) return;
    const link = document.querySelector(`#m-${CSS.escape(this.id)} .correct`);
    this.id = undefined;
    this.place.hidden = true;
    this.composer.form.querySelector('input[name=corrects]')?.remove();
    this.#switch(this.draftKey, '');
    this.#remember('');
    if (sent) return;
    (link instanceof HTMLElement ? link : this.composer.textarea).focus({ preventScroll: true });
  }

  /** @param {string} key @param {string} text */
  #switch(key, text) {
    this.composer.useDraft(key, text);
    this.onSwitch(key);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = /** @type {Element} */ (event.target).closest('a');
    if (link?.classList.contains('correct')) {
      event.preventDefault();
      this.start(link.closest('li')?.dataset.id ?? ''); // a message, or a place in the summary
    } else if (link && this.place.contains(link)) {
      event.preventDefault();
      this.end();
    }
  }

  /** A reload is to lead back here. @param {string} query */
  #remember(query) {
    history.replaceState(history.state, '', location.pathname + query);
  }
}
