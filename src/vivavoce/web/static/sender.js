/**
 * Empty the outbox, one message at a time and in order.
 *
 * The next message leaves only after the receipt for the one before it, so that the
 * transcript keeps the order in which it was written, whatever the network does.
 *
 * @typedef {import('./outbox.js').Waiting} Waiting
 * @typedef {{id: string, seq: number, version: number, recorded_at: string, hash: string}} Receipt
 */

import { post } from './http.js';

const DELAY_MIN_MS = 500;
const DELAY_MAX_MS = 15_000;

export class Sender {
  #running = false;
  #halted = false;
  #failures = 0;
  #notBefore = 0;
  #timer = 0;

  /**
   * @param {object} options
   * @param {import('./outbox.js').Outbox} options.outbox
   * @param {string} options.url takes `{id, text}`
   * @param {(message: Waiting) => void} options.onSending
   * @param {(message: Waiting, receipt: Receipt) => void} options.onSaved
   * @param {(why: 'unreachable' | 'busy') => void} options.onWaiting
   * @param {(message: Waiting, detail: string) => void} options.onRefused this one never
   * @param {(kind: 'closed' | 'locked-out', detail: string) => void} options.onHalted none of them, as things stand
   */
  constructor(options) {
    this.options = options;
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

  /** @param {number} delayMs */
  #schedule(delayMs) {
    clearTimeout(this.#timer);
    // A server that asked for patience gets it, whatever happens on this side.
    const wait = Math.max(delayMs, this.#notBefore - Date.now());
    this.#timer = window.setTimeout(() => this.#run(), wait);
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let message = this.options.outbox.next(); message; message = this.options.outbox.next()) {
        if (!(await this.#send(message))) return;
      }
    } finally {
      this.#running = false;
    }
  }

  /**
   * @param {Waiting} message
   * @returns {Promise<boolean>} whether the next one may follow
   */
  async #send(message) {
    const { options } = this;
    const { id, text } = message;
    options.onSending(message);
    const outcome = await post(options.url, { id, text });
    if (outcome.kind === 'done' && isReceipt(outcome.body, id)) {
      this.#failures = 0;
      options.outbox.remove(id);
      options.onSaved(message, outcome.body);
      return true;
    }
    if (outcome.kind === 'refused') {
      // Edited, discarded or confirmed in another tab meanwhile? Then it is not ours any more.
      if (options.outbox.has(id)) {
        options.outbox.put({ ...message, refused: outcome.detail });
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
    this.#failures += 1;
    this.#notBefore = Date.now() + (later.retryAfterMs ?? 0);
    const spread = Math.min(DELAY_MAX_MS, DELAY_MIN_MS * 2 ** this.#failures);
    this.#schedule(DELAY_MIN_MS + Math.random() * spread);
    return false;
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
