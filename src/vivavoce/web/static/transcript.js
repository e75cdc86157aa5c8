/**
 * The list of messages on the page; each message is in it exactly once, known by its id.
 *
 * Stored messages stand in the order of their seq, those still on this device after
 * them. The markup comes from the page's <template>, so that the server and the
 * browser make the same.
 *
 * @typedef {{id: string, seq: number, speaker: string, text: string, recorded_at: string, author?: string | null}} Message
 * @typedef {'saved' | 'sending' | 'waiting' | 'refused'} Delivery
 */

import { visible } from './text.js';
import { clockTime, dayName, exactTime, localize } from './times.js';
import { words } from './words.js';

export class Transcript {
  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template its data-* hold the speakers' names
   */
  constructor(list, template) {
    this.list = list;
    this.template = template;
    localize(list);
    this.#markDays();
  }

  /** @param {string} id */
  find(id) {
    return /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-id="${CSS.escape(id)}"]`));
  }

  /** The last message that is stored. */
  get lastStored() {
    const stored = this.list.querySelectorAll('[data-seq]');
    return /** @type {HTMLElement | undefined} */ (stored[stored.length - 1]);
  }

  /**
   * Show a stored message, or turn the one on this device into it.
   * @param {Message} message
   * @param {{isExpected?: boolean}} [options] `isExpected`: its words were on the page already
   * @returns {'new' | 'confirmed' | 'known'} what it was to this page
   */
  put(message, { isExpected = false } = {}) {
    const known = this.find(message.id);
    if (known?.dataset.seq) return 'known';
    const item = known ?? this.#make(message);
    if (isExpected) item.classList.remove('arriving');
    item.dataset.seq = String(message.seq);
    this.#deliver(item, 'saved', message.speaker === 'candidate' ? words.delivery.saved : '');
    const at = new Date(message.recorded_at);
    const time = /** @type {HTMLTimeElement} */ (item.querySelector('time'));
    time.dateTime = message.recorded_at;
    time.textContent = clockTime(at);
    time.title = exactTime(at);
    for (const place of item.querySelectorAll('.message-seq')) {
      place.textContent = `#${message.seq}`;
      place.setAttribute('href', `#m-${message.id}`);
    }
    this.#insert(item, message.seq);
    this.#markDays();
    return known ? 'confirmed' : 'new';
  }

  /**
   * Show a message that has no receipt yet, below everything else.
   * @param {{id: string, text: string}} message
   */
  putWaiting(message) {
    if (!this.find(message.id)) this.list.append(this.#make({ ...message, speaker: 'candidate' }));
  }

  /**
   * Say how far a message on this device is. What is stored stays stored.
   * @param {string} id
   * @param {Exclude<Delivery, 'saved'>} delivery
   * @param {string} label
   * @returns {boolean} whether that is news
   */
  mark(id, delivery, label) {
    const item = this.find(id);
    if (!item || item.dataset.seq || item.dataset.delivery === delivery) return false;
    this.#deliver(item, delivery, label);
    return true;
  }

  /** @param {string} id */
  remove(id) {
    const item = this.find(id);
    if (item && !item.dataset.seq) item.remove();
  }

  /** @param {{id: string, text: string, speaker: string, author?: string | null}} message */
  #make({ id, text, speaker, author }) {
    const fragment = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const item = /** @type {HTMLElement} */ (fragment.firstElementChild);
    item.id = `m-${id}`;
    item.dataset.id = id;
    item.dataset.speaker = speaker;
    item.classList.add('arriving');
    const isPerson = speaker === 'interviewer' && author === 'human';
    if (isPerson) item.dataset.author = author;
    const name = this.template.dataset[isPerson && this.template.dataset.human ? 'human' : speaker] ?? speaker;
    set(item, '.message-by', author && this.template.dataset.authors ? `${name} · ${author}` : name);
    set(item, '.message-text', visible(text));
    set(item, '.message-delivery', '');
    return item;
  }

  /** @param {HTMLElement} item @param {Delivery} delivery @param {string} label */
  #deliver(item, delivery, label) {
    item.dataset.delivery = delivery;
    set(item, '.message-delivery', label);
    const actions = /** @type {HTMLElement | null} */ (item.querySelector('.message-actions'));
    if (actions) actions.hidden = delivery !== 'refused';
  }

  /** @param {HTMLElement} item @param {number} seq */
  #insert(item, seq) {
    const later = [...this.list.children].find((other) => {
      const place = /** @type {HTMLElement} */ (other).dataset.seq;
      return other !== item && (place === undefined || Number(place) > seq);
    });
    // Moving an element to where it is would take away its focus and start its animation again.
    if (item.parentElement !== this.list || item.nextElementSibling !== (later ?? null)) {
      this.list.insertBefore(item, later ?? null);
    }
  }

  /** Name the day above the first message of each day but a conversation of today. */
  #markDays() {
    let before = words.today;
    for (const child of this.list.children) {
      const item = /** @type {HTMLElement} */ (child);
      if (!item.dataset.seq) continue;
      const time = /** @type {HTMLTimeElement} */ (item.querySelector('time'));
      const day = dayName(new Date(time.dateTime));
      if (day === before) delete item.dataset.day;
      else item.dataset.day = day;
      before = day;
    }
  }
}

/** @param {HTMLElement} item @param {string} selector @param {string} text */
function set(item, selector, text) {
  const place = item.querySelector(selector);
  if (place) place.textContent = text;
}
