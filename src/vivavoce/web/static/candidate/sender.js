/**
 * Empty the outbox, one message at a time and in order.
 *
 * The next message leaves only after the receipt for the one before it, so that the
 * transcript keeps the order in which it was written, whatever the network does. All pages
 * and the service worker take turns: whoever has the turn sends what is first for all of them.
 *
 * @typedef {import('./outbox.js').Waiting} Waiting
 * @typedef {{id: string, seq: number, version: number, recorded_at: string, hash: string}} Receipt
 */

import { alone } from './alone.js';
import { post } from '../http.js';

const DELAY_MIN_MS = 500;
const DELAY_MAX_MS = 15_000;

export class Sender {
  /** @type {Promise<void> | null} */
  #running = null;
  #again = false;
  #halted = false;
  #failures = 0;
  #notBefore = 0; // in the page's own time: a clock that is set back holds nothing up
  #timer = 0;

  /**
   * @param {object} options
   * @param {import('./outbox.js').Outbox} options.outbox
   * @param {string} options.url takes `{id, text, corrects?, paradata?}`
   * @param {(message: Waiting) => void} [options.onSending]
   * @param {(message: Waiting, receipt: Receipt) => void} [options.onSaved]
   * @param {(why: 'unreachable' | 'busy') => void} [options.onWaiting]
   * @param {(message: Waiting, detail: string) => void} [options.onRefused] this one never
   * @param {(kind: 'closed' | 'locked-out', detail: string) => void} [options.onHalted] none of them, as things stand
   */
  constructor({
    outbox,
    url,
    onSending = () => {},
    onSaved = () => {},
    onWaiting = () => {},
    onRefused = () => {},
    onHalted = () => {},
  }) {
    this.options = { outbox, url, onSending, onSaved, onWaiting, onRefused, onHalted };
  }

  /** Something speaks for trying now: a new message, a connection, somebody looking. */
  kick() {
    this.#failures = 0;
    if (!this.#halted) this.#schedule(0);
  }

  /** What halted us is over: the interview goes on, or the link was opened again. */
  release() {
    this.#halted = false;
    this.kick();
  }

  /** Send no more. */
  stop() {
    this.#halted = true;
    clearTimeout(this.#timer);
  }

  /** Send what can be sent now; resolves to whether nothing is left that could be. */
  async drain() {
    await this.#run();
    return this.#halted || this.options.outbox.next() === undefined;
  }

  /** @param {number} delayMs */
  #schedule(delayMs) {
    clearTimeout(this.#timer);
    // A server that asked for patience gets it, whatever happens on this side.
    const wait = Math.max(delayMs, this.#notBefore - performance.now());
    if (wait <= 0) this.#run();
    else this.#timer = Number(setTimeout(() => this.#run(), wait));
  }

  #run() {
    this.#again = true;
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null;
      if (this.#again) this.#run(); // asked for while the last turn ended
    });
    return this.#running;
  }

  async #sendAll() {
    while (this.#again) {
      this.#again = false;
      try {
        while (!this.#halted && (await alone(`vivavoce-outbox:${this.options.outbox.interview}`, () => this.#sendNext())));
      } catch (error) {
        if (/** @type {DOMException} */ (error).name !== 'AbortError') throw error;
        this.#later(null); // somebody took our turn; what we sent meanwhile is safe to send again
      }
    }
  }

  /** @returns {Promise<boolean>} whether another one may follow */
  async #sendNext() {
    const { outbox } = this.options;
    await outbox.refresh();
    const message = outbox.next();
    return message !== undefined && this.#send(message);
  }

  /**
   * @param {Waiting} message
   * @returns {Promise<boolean>} whether the next one may follow
   */
  async #send(message) {
    const { options } = this;
    const { id, text, corrects, paradata } = message;
    options.onSending(message);
    const outcome = await post(options.url, { id, text, corrects, paradata });
    if (outcome.kind === 'done' && isReceipt(outcome.body, id)) {
      this.#failures = 0;
      const removed = options.outbox.remove(id, outcome.body);
      options.onSaved(message, outcome.body);
      await removed;
      return true;
    }
    if (outcome.kind === 'refused') {
      // Edited, discarded or confirmed in another tab meanwhile? Then it is not ours any more.
      if (options.outbox.has(id)) {
        await options.outbox.put({ ...message, refused: outcome.detail });
        options.onRefused(message, outcome.detail);
      }
      return true;
    }
    if (outcome.kind === 'closed' || outcome.kind === 'locked-out') {
      this.#halted = true;
      options.onHalted(outcome.kind, outcome.detail);
      return false;
    }
    const later = outcome.kind === 'later' ? outcome : { retryAfterMs: null, reached: false };
    options.onWaiting(later.reached ? 'busy' : 'unreachable');
    this.#later(later.retryAfterMs);
    if (!paradata?.sent_offline) await options.outbox.put({ ...message, paradata: { ...paradata, sent_offline: true } });
    return false;
  }

  /** @param {number | null} retryAfterMs */
  #later(retryAfterMs) {
    this.#failures += 1;
    this.#notBefore = performance.now() + (retryAfterMs ?? 0);
    const spread = Math.min(DELAY_MAX_MS, DELAY_MIN_MS * 2 ** this.#failures);
    this.#schedule(DELAY_MIN_MS + Math.random() * spread);
  }
}

/**
 * "Saved" needs proof: not any 200, but our id with a place in the journal.
 * @param {any} body
 * @param {string} id
 */
function isReceipt(body, id) {
  return body?.id?.toLowerCase?.() === id.toLowerCase() && Number.isInteger(body.seq);
}
