/**
 * The line that says so, calmly, when the server cannot be reached.
 *
 * Streams and requests report here. A hiccup shorter than the grace period is nobody's
 * concern, so it is not shown.
 */

import { announce } from '../announcing.js';
import { words } from '../words.js';

const GRACE_MS = 1_500;
const BACK_SHOWN_MS = 3_000;

/** @typedef {'good' | 'unreachable' | 'busy' | 'refused'} Condition */

export class Connection {
  /** @type {Condition} */
  condition = 'good';
  #timer = 0;

  /**
   * @param {HTMLElement} banner
   * @param {() => boolean} durable whether what is written survives a reload
   */
  constructor(banner, durable) {
    this.banner = banner;
    this.durable = durable;
    banner.removeAttribute('role'); // what was hidden a moment ago is announced apart
    window.addEventListener('offline', () => this.report('unreachable'));
  }

  get good() {
    return this.condition === 'good';
  }

  /** @param {Condition} condition */
  report(condition) {
    if (condition === this.condition || this.condition === 'refused') return;
    const graceful = this.good && navigator.onLine && condition !== 'refused';
    this.condition = condition;
    clearTimeout(this.#timer);
    if (graceful) this.#timer = window.setTimeout(() => this.#show(), GRACE_MS);
    else this.#show();
  }

  #show() {
    const { banner, condition } = this;
    if (condition === 'good' && banner.hidden) return;
    const sentence = this.#sentence();
    banner.textContent = sentence;
    banner.dataset.condition = condition;
    banner.hidden = false;
    announce(sentence);
    if (condition === 'good') this.#timer = window.setTimeout(() => (banner.hidden = true), BACK_SHOWN_MS);
  }

  #sentence() {
    const { connection } = words;
    if (this.condition === 'good') return connection.back;
    if (this.condition === 'busy') return connection.busy;
    if (this.condition === 'refused') return connection.refused;
    if (!this.durable()) return connection.lostFragile;
    return navigator.onLine ? connection.lost : connection.offline;
  }
}
