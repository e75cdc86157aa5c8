/**
 * What the server works out of guide and answers: what can be answered with one tap, where in
 * the guide one is, where one was after a break. Fetched anew when the interviewer has spoken.
 */

import { refresh } from '../refresh.js';
import { localize } from '../times.js';

const IDS = ['suggestions', 'topics', 'recap', 'learned'];
const SETTLED = new Set(['obtained', 'refused', 'unknown', 'not_applicable']);
const TOGETHER_MS = 100; // the events of one turn arrive together; one look is enough

export class Parts {
  #timer = 0;
  #asking = new AbortController();
  #isOver = false; // what is offered was for a question before

  /**
   * @param {object} options
   * @param {string} options.url of the parts
   * @param {() => boolean} options.isOpen whether a question waits for its answer
   * @param {(text: string) => void} options.onTap a suggestion was chosen, in these words
   */
  constructor({ url, isOpen, onTap }) {
    this.url = url;
    this.isOpen = isOpen;
    document.addEventListener('submit', (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (form.getAttribute('id') !== 'suggestions') return; // `form.id` is its field of that name
      event.preventDefault();
      const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
      if (!button?.value || form.style.visibility) return; // a second click on the same
      this.answered();
      onTap(button.value);
    });
  }

  /** Ask for them soon. What was asked before is about a question that is over. */
  renew() {
    if (!IDS.some((id) => document.getElementById(id))) return;
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#timer = window.setTimeout(() => this.#ask(signal), TOGETHER_MS);
  }

  /** Another question stands there. Whoever is at the buttons with a keyboard is to stay there. */
  asked() {
    this.#isOver = true;
    const suggestions = document.getElementById('suggestions');
    if (suggestions && !suggestions.contains(document.activeElement)) vacate(suggestions);
    this.renew();
  }

  /** The question has its answer, so what was offered for it is over. */
  answered() {
    const suggestions = document.getElementById('suggestions');
    if (suggestions) vacate(suggestions);
  }

  /** @param {AbortSignal} signal */
  async #ask(signal) {
    const isAnswered = await refresh(IDS, (part) => this.#prepare(part), this.url, signal);
    if (signal.aborted) return;
    if (this.#isOver && !isAnswered) this.answered(); // better no buttons than those of another question
    this.#isOver = false;
  }

  /** Somebody answered while these were on their way. @param {HTMLElement} part */
  #prepare(part) {
    localize(part);
    if (part.id === 'suggestions' && !this.isOpen()) vacate(part);
  }
}

/** Offer it no longer, but keep its room for what comes next: nothing is to jump. @param {HTMLElement} part */
function vacate(part) {
  part.style.visibility = 'hidden';
}

/**
 * Show what was learned on the bar of progress.
 * @param {Record<string, {status?: string} | null>} changes by field
 */
export function learn(changes) {
  const bar = /** @type {HTMLProgressElement | null} */ (document.getElementById('progress'));
  if (!bar?.dataset.fields) return;
  const fields = JSON.parse(bar.dataset.fields);
  for (const [name, value] of Object.entries(changes)) {
    if (name in fields) fields[name] = SETTLED.has(value?.status ?? 'pending');
  }
  bar.dataset.fields = JSON.stringify(fields);
  const settled = Object.values(fields);
  bar.value = settled.filter(Boolean).length / Math.max(settled.length, 1);
}
