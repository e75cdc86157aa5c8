/**
 * Where the interview stands, as the candidate's page shows it: its status, why it rests,
 * who leads, whether the reply is delayed. The server rendered it; events change it.
 *
 * Parts of the page say when they are shown: `data-when` names statuses, `data-why` the
 * reasons of a pause (`other` for one without words of its own), `data-ending` how it was
 * completed (`declined` or `other`).
 *
 * @typedef {'active' | 'paused' | 'pending_review' | 'completed' | 'cancelled'} Status
 */

import { words } from './words.js';

/** No machine of ours owes a reply when one of these leads. */
const LED_FROM_OUTSIDE = new Set(['human', 'agent']);

/** @type {Record<string, Status>} */
export const STATUS_AFTER = {
  'interview-completed': 'completed',
  'interview-cancelled': 'cancelled',
  'interview-paused': 'paused',
  'interview-resumed': 'active',
  'review-requested': 'pending_review',
};

export class Standing {
  /**
   * @param {HTMLElement} page its data-* tell where the interview stands
   * @param {(sentence: string) => void} announce
   * @param {(status: Status) => void} onStatus called when it changed
   */
  constructor(page, announce, onStatus) {
    this.page = page;
    this.announce = announce;
    this.onStatus = onStatus;
    this.status = /** @type {Status} */ (page.dataset.status);
    this.reason = page.dataset.reason ?? '';
    this.interviewer = page.dataset.interviewer ?? '';
    this.isDelayed = page.dataset.delayed !== undefined;
  }

  /** Whether a machine of ours has the next word, if the candidate has spoken. */
  get isLedByMachine() {
    return !LED_FROM_OUTSIDE.has(this.interviewer);
  }

  /** Whether this is a pause that ends as soon as the candidate wants to go on. */
  get isForCandidateToEnd() {
    return this.status === 'paused' && this.reason !== 'over-budget';
  }

  /** @param {import('./live.js').EventItem} item */
  take({ event, data }) {
    if (event === 'interview-completed') this.#end(data.disposition);
    if (event in STATUS_AFTER) this.setStatus(STATUS_AFTER[event], data.reason ?? '');
    else if (event === 'state-changed') this.#enter(data.to);
    else if (event === 'consent-withdrawn') location.replace(location.pathname); // here nothing of it is to stay either
    else if (event === 'interviewer-changed') this.#lead(data.to);
    else if (event === 'reply-delayed') this.#delay(true, data.reason);
    else if (event === 'message-added' && data.speaker === 'interviewer') this.#delay(false);
  }

  /** @param {Status} status @param {string} [reason] */
  setStatus(status, reason = '') {
    const isNews = status !== this.status;
    if (!isNews && reason === this.reason) return;
    this.status = status;
    this.reason = reason;
    this.page.dataset.status = status;
    this.isDelayed = false; // a reply that was tried in vain before has its time anew
    this.#show();
    if (!isNews) return;
    const { byReason } = words.announce;
    const why = /** @type {keyof typeof byReason} */ (reason);
    this.announce(byReason[why] ?? words.announce.status[status]);
    this.onStatus(status);
  }

  /** Go to another place in the guide. Before the first question stands consent, if it asks for it. @param {string} state */
  #enter(state) {
    this.page.dataset.state = state;
    const isAtConsent = state === 'consent' && document.getElementById('about') !== null;
    if (isAtConsent) this.page.dataset.consent = '';
    else delete this.page.dataset.consent;
    const label = document.getElementById('answer-label');
    if (label) label.textContent = label.dataset[isAtConsent ? 'consent' : 'answer'] ?? '';
  }

  /** Who did not agree was asked nothing, and is not thanked for answers. @param {string} disposition */
  #end(disposition) {
    delete this.page.dataset.consent;
    const how = disposition === 'declined' ? 'declined' : 'other';
    show('[data-ending]', (part) => part.dataset.ending === how);
  }

  /** @param {string} interviewer */
  #lead(interviewer) {
    const wasHuman = this.interviewer === 'human';
    this.interviewer = interviewer;
    this.isDelayed = false;
    this.#show();
    if (interviewer === 'human') this.announce(words.announce.person);
    else if (wasHuman) this.announce(words.announce.program);
  }

  /** @param {boolean} isDelayed @param {string} [reason] */
  #delay(isDelayed, reason = '') {
    if (isDelayed === this.isDelayed) return;
    this.isDelayed = isDelayed;
    if (isDelayed) this.#tellDelay(reason === 'reply-unfit');
    this.#show();
  }

  /** @param {boolean} isUnfit */
  #tellDelay(isUnfit) {
    const { delayed, delayedOpening, unfit, unfitOpening } = words.reply;
    const hasAnswered = document.querySelector('[data-speaker="candidate"][data-seq]') !== null;
    const [later, opening] = isUnfit ? [unfit, unfitOpening] : [delayed, delayedOpening];
    const sentence = hasAnswered ? later : opening;
    const place = document.getElementById('delayed');
    if (place) place.textContent = sentence;
    this.announce(sentence);
  }

  #show() {
    show('[data-when]', (part) => part.dataset.when?.split(' ').includes(this.status) ?? true);
    const parts = [...document.querySelectorAll('[data-why]')].map((part) => /** @type {HTMLElement} */ (part));
    const why = parts.some((part) => names(part, this.reason)) ? this.reason : 'other';
    show('[data-why]', (part) => names(part, why));
    const isOpen = this.status === 'active' || this.status === 'paused';
    show('#led', () => isOpen && this.interviewer === 'human');
    show('#delayed', () => this.status === 'active' && this.isDelayed);
  }
}

/** Whether a part of the page is for this reason of a pause. @param {HTMLElement} part @param {string} reason */
function names({ dataset }, reason) {
  return dataset.why?.split(' ').includes(reason) ?? false;
}

/** @param {string} selector @param {(part: HTMLElement) => boolean} isShown */
function show(selector, isShown) {
  for (const element of document.querySelectorAll(selector)) {
    const part = /** @type {HTMLElement} */ (element);
    part.hidden = !isShown(part);
  }
}
