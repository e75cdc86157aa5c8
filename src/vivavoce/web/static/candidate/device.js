/**
 * What this device keeps of the candidate's own interview, and how all of it goes again: when
 * they leave it on this device, withdraw, or the server lets this device in no more.
 */

import { Kept } from '../kept.js';
import { keepPage, sendLater } from './offline.js';

// Few visits end like that, so these two are loaded when they are needed.
const forgetting = () => import('./forgetting.js');
const leaving = () => import('./leaving.js');

export class Device {
  /**
   * @param {HTMLElement} page its data-* tell which interview this is, `data-own` that whoever
   *   looks is its candidate, `data-withdrawn` that they withdrew
   * @param {import('./outbox.js').Outbox} outbox
   */
  constructor(page, outbox) {
    this.interview = page.dataset.id ?? '';
    this.root = document.documentElement.dataset.root ?? '';
    this.outbox = outbox;
    const isOwn = page.dataset.own !== undefined;
    /** Where heard events are kept; nothing is kept for others who look. */
    this.kept = isOwn ? new Kept(this.interview) : null;
    if (isOwn) keepPage(this.root, this.interview);
    if (page.dataset.withdrawn !== undefined) this.#forget();
    outbox.onLeft = () => this.#go();
  }

  /** Something waits: send it even if the page is closed before there is a network. */
  sendLater() {
    sendLater();
  }

  /** The server lets this device in no more. Words that were not sent stay, for the next link. */
  async refused() {
    this.kept?.stop();
    const { forgetKept } = await forgetting();
    await forgetKept(this.interview);
  }

  /** @param {import('../live.js').EventItem} item */
  take({ event }) {
    if (event === 'consent-withdrawn') this.#forget();
  }

  /**
   * Let the form "Leave this device" do all of it.
   * @param {import('../live.js').Live} live
   * @param {import('./sending.js').Sending} sending
   * @param {() => void} onFailed the server could not be reached, so the cookie stays
   */
  offerToLeave(live, sending, onFailed) {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[action$="/leave"]'));
    form?.addEventListener('submit', async (event) => {
      event.preventDefault();
      const asks = await leaving().catch(() => null);
      // Never loaded, and out of reach now. Where nothing would be lost, the form does without.
      if (!asks) return navigator.onLine && !this.outbox.all().length ? form.submit() : onFailed();
      if (!(await asks.askBeforeLeaving(this.outbox))) return;
      const left = await leave(form.action).catch(() => null);
      if (!left) return onFailed();
      live.stop();
      sending.sender.stop();
      await this.#forget().catch(() => {}); // the page that follows tries again, and tells
      this.#go(left);
    });
  }

  async #forget() {
    this.kept?.stop();
    await this.outbox.leave();
    const { forget } = await forgetting();
    await forget(this.interview, this.root);
  }

  /** Nothing here may be seen any more, by going back either. @param {string} [address] */
  #go(address = `${this.root}/interviews/${this.interview}/left`) {
    location.replace(address);
  }
}

/** @param {string} action @returns {Promise<string | null>} where one is led; null when it did not work */
async function leave(action) {
  const response = await fetch(action, { method: 'POST', body: new URLSearchParams() });
  return response.ok ? response.url : null;
}
