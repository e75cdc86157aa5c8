/**
 * The candidate's own words on their way: shown at once, kept on the device, sent in order,
 * and at each moment called what they are.
 *
 * @typedef {import('./outbox.js').Waiting} Waiting
 * @typedef {import('./sender.js').Receipt} Receipt
 */

import { announce } from '../announcing.js';
import { newId } from '../ids.js';
import { Sender } from './sender.js';
import { words } from '../words.js';

export class Sending {
  /**
   * @param {object} options
   * @param {import('./outbox.js').Outbox} options.outbox
   * @param {string} options.url where messages go
   * @param {import('../transcript.js').Transcript} options.transcript
   * @param {import('./connection.js').Connection} options.connection
   * @param {(message: Waiting, receipt: Receipt) => void} options.onReceipt whichever page sent it
   * @param {() => void} options.onChange something is shown otherwise than before
   * @param {() => Promise<string | null>} options.whyClosed tells why the interview takes no
   *   words; null when it does take them, so that one message alone is at fault
   * @param {() => Promise<boolean>} options.catchUp fetch what the server has; tells whether it answered
   * @param {() => void} [options.onStranded] something could not be sent now
   */
  constructor({ outbox, url, transcript, connection, onReceipt, onChange, whyClosed, catchUp, onStranded = () => {} }) {
    this.outbox = outbox;
    this.transcript = transcript;
    this.connection = connection;
    this.onReceipt = onReceipt;
    this.onChange = onChange;
    this.whyClosed = whyClosed;
    this.catchUp = catchUp;
    this.sender = new Sender({
      outbox,
      url,
      onSending: ({ id }) => this.#markSending(id),
      onSaved: (message, receipt) => this.#saved(message, receipt),
      onWaiting: (why) => {
        connection.report(why);
        this.show();
        onStranded();
      },
      onRefused: ({ id }, detail) => this.#showRefused(id, detail),
      onHalted: (kind, detail) => this.#halted(kind, detail),
    });
    outbox.onChange = () => this.goOn();
    outbox.onSaved = (message, receipt) => this.#saved(message, receipt);
  }

  /** Begin: what the server has shown already needs no sending, its receipt was lost on the way. */
  start() {
    for (const { id } of this.outbox.all()) if (this.transcript.find(id)?.dataset.seq) this.outbox.remove(id);
    for (const message of this.outbox.all()) {
      this.transcript.putWaiting(message);
      this.#markWaiting(message.id);
    }
    this.goOn();
    window.addEventListener('online', () => this.goOn());
    document.addEventListener('visibilitychange', () => document.hidden || this.#look());
    window.addEventListener('pageshow', (event) => event.persisted && this.#look());
  }

  /** Something speaks for trying now: a connection, another page that wrote. */
  goOn() {
    this.show();
    this.sender.kick();
  }

  /** Whether words of the candidate's are on their way. */
  get isUnderWay() {
    return this.outbox.next() !== undefined;
  }

  /**
   * Send something. Shown at once; resolves when it is on the disk, or cannot be.
   * @param {{text: string, corrects?: string, paradata?: import('./outbox.js').Written['paradata']}} written
   */
  async send(written) {
    const { connection, outbox } = this;
    const message = { ...written, id: newId() };
    if (!connection.good) message.paradata = { ...message.paradata, sent_offline: true };
    const kept = outbox.add(message);
    this.transcript.putWaiting(message);
    if (connection.good) this.#markSending(message.id);
    this.onChange();
    await kept;
    if (!connection.good || !outbox.durable) this.show();
    this.sender.kick();
  }

  /**
   * Take back a message that was not stored, to be written anew or to be forgotten.
   * @param {string} id
   * @returns {Waiting | undefined}
   */
  takeBack(id) {
    const message = this.outbox.all().find((waiting) => waiting.id === id);
    if (!message) return undefined;
    this.outbox.remove(id);
    this.transcript.remove(id);
    this.onChange();
    return message;
  }

  /** Show what the outbox holds: ours after a reload, and what another page put there. */
  show() {
    const { outbox, transcript } = this;
    for (const message of outbox.all()) {
      transcript.putWaiting(message);
      if (message.refused !== undefined) this.#showRefused(message.id, message.refused);
      else if (this.connection.good) this.#markSending(message.id);
      else this.#markWaiting(message.id);
    }
    transcript.orderWaiting(outbox.all().map(({ id }) => id));
    this.#dropVanished();
    this.onChange();
  }

  /** @param {string} id */
  #markSending(id) {
    if (this.connection.good) this.transcript.mark(id, 'sending', words.delivery.sending);
  }

  /** "Kept on this device" is said of what is on its disk, and of nothing else. @param {string} id */
  #markWaiting(id) {
    const isKept = this.outbox.isKept(id);
    if (isKept === undefined) return; // in a moment
    const label = isKept ? words.delivery.waiting : words.delivery.fragile;
    if (this.transcript.mark(id, 'waiting', label)) announce(isKept ? words.announce.waiting : label);
  }

  /** @param {Waiting} message @param {Receipt} receipt */
  #saved(message, receipt) {
    this.connection.report('good');
    this.onReceipt(message, receipt);
  }

  /** @param {string} id @param {string} why */
  #showRefused(id, why) {
    const sentence = words.delivery.refused(why || words.refused.unknown);
    if (this.transcript.mark(id, 'refused', sentence)) announce(sentence);
    this.onChange();
  }

  /** @param {'closed' | 'locked-out'} kind @param {string} detail */
  async #halted(kind, detail) {
    if (kind === 'locked-out') {
      this.connection.report('refused');
      return this.show();
    }
    // Our status may be older than the refusal: look before saying why.
    const why = await this.whyClosed();
    if (why === null) return this.#refuseNext(detail);
    for (const { id } of this.outbox.all()) this.#showRefused(id, why);
  }

  /** The interview is open and still this one was turned away: it alone is at fault. */
  async #refuseNext(/** @type {string} */ detail) {
    const message = this.outbox.next();
    if (message) {
      await this.outbox.put({ ...message, refused: detail });
      this.#showRefused(message.id, detail);
    }
    this.sender.release();
  }

  /** Somebody looks again: another page may have sent or written meanwhile. */
  async #look() {
    await this.outbox.refresh();
    this.goOn();
  }

  /** Gone from the outbox, and not by us: either saved, which the journal knows, or discarded. */
  async #dropVanished() {
    const vanished = [...this.transcript.list.querySelectorAll('li:not([data-seq])')]
      .map((item) => /** @type {HTMLElement} */ (item).dataset.id ?? '')
      .filter((id) => !this.outbox.has(id));
    if (!vanished.length || !(await this.catchUp())) return;
    for (const id of vanished) if (!this.outbox.has(id)) this.transcript.remove(id);
  }
}
