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
   * @param {HTMLElement} page its data-* tell which interview this is, and `data-own` that whoever
   *   looks is its candidate
   * @param {import('./outbox.js').Outbox} outbox
   */
  constructor(page, outbox) {
    this.interview = page.dataset.id ?? '';
    this.root = document.documentElement.dataset.root ?? '';
    this.outbox = outbox;
    const isOwn = page.dataset.own !== undefined;
    /** Where heard events are kept; nothing is kept for others who look. */
    this.kept = isOwn ? new Kept(this.interview) : null;
    // Events without a page that they go on from would be of no use, and stay for ever.
    if (isOwn) keepPage(this.root, this.interview).then((isKept) => isKept || this.kept?.forget());
    // Nothing here may be seen any more, by going back either.
    outbox.onLeft = () => location.replace(this.#left);
  }

  /** Something waits: send it even if the page is closed before there is a network. */
  sendLater() {
    sendLater();
  }

  /**
   * The server lets this device in no more: the link was revoked, or all of it erased. What was
   * said goes from the page, too. Words that were not sent stay in sight, and for the next link.
   */
  async refused() {
    this.kept?.stop();
    const { forgetKept } = await forgetting();
    await forgetKept(this.interview);
    if (this.outbox.all().length === 0 && (await isPageRefused())) location.reload();
  }

  /** @param {import('../live.js').EventItem} item */
  take({ event }) {
    if (event === 'consent-withdrawn') this.#forget();
  }

  /**
   * Let the form "Leave this device" do all of it.
   * @param {import('../live.js').Live} live
   * @param {import('./sending.js').Sending} sending
   * @param {() => boolean} hasDraft whether words stand in the box
   * @param {() => void} onFailed the server could not be reached, so the cookie stays
   */
  offerToLeave(live, sending, hasDraft, onFailed) {
    const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[action$="/leave"]'));
    form?.addEventListener('submit', async (event) => {
      event.preventDefault();
      const asks = await leaving().catch(() => null);
      // Never loaded, and out of reach now. Where nothing would be lost, the form does without.
      if (!asks) return navigator.onLine && !this.outbox.all().length && !hasDraft() ? form.submit() : onFailed();
      if (!(await asks.askBeforeLeaving(this.outbox, hasDraft()))) return;
      const left = await leave(form.action, this.#left).catch(() => null);
      if (!left) return onFailed();
      live.stop();
      sending.sender.stop();
      await this.#forget().catch(() => {}); // the page that follows tries again, and tells
      location.replace(left);
    });
  }

  async #forget() {
    this.kept?.stop();
    await this.outbox.leave();
    const { forget } = await forgetting();
    await forget(this.interview, this.root);
  }

  get #left() {
    return `${this.root}/interviews/${this.interview}/left`;
  }
}

/** Whether the page itself would be refused; one that is not would only be loaded in vain. */
async function isPageRefused() {
  const response = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null);
  return response !== null && [401, 403, 404].includes(response.status);
}

/**
 * @param {string} action
 * @param {string} left the path of the page after it: what else answers is not our server
 * @returns {Promise<string | null>} where one is led; null when it did not work
 */
async function leave(action, left) {
  const response = await fetch(action, { method: 'POST', body: new URLSearchParams() });
  return response.ok && new URL(response.url).pathname === left ? response.url : null;
}
