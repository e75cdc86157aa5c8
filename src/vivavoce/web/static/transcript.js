/**
 * The list of messages on the page; each message is in it exactly once, known by its id.
 *
 * Stored messages stand in the order of their seq, those still on this device after
 * them. The markup comes from the page's <template>, so that the server and the
 * browser make the same. However long the list is, one more message costs the same:
 * places are looked for from the end, where they nearly always are.
 *
 * @typedef {{id: string, seq: number, speaker: string, text: string, recorded_at: string, author?: string | null, corrects?: string | null}} Message
 * @typedef {'saved' | 'sending' | 'waiting' | 'refused'} Delivery
 */

import { showCorrection } from './corrections.js';
import { visible } from './text.js';
import { clockTime, dayName, exactTime, localize } from './times.js';
import { words } from './words.js';

export class Transcript {
  /** Whether there are earlier messages that are not on the page. */
  isCut = false;

  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template its data-* hold the speakers' names
   */
  constructor(list, template) {
    this.list = list;
    this.template = template;
    localize(list);
    this.#markDays(list.firstElementChild, null);
  }

  /** @param {string} id */
  find(id) {
    return document.getElementById(`m-${id}`);
  }

  /** The last message that is stored. */
  get lastStored() {
    let item = /** @type {HTMLElement | null} */ (this.list.lastElementChild);
    while (item && !item.dataset.seq) item = before(item);
    return item ?? undefined;
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
    if (this.#isFurtherUp(message.seq)) {
      known?.remove(); // it was stored long ago, and comes when what was said around it does
      return known ? 'confirmed' : 'known';
    }
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
    this.#markDays(item, item.nextElementSibling);
    if (message.corrects) showCorrection(item, message.corrects);
    return known ? 'confirmed' : 'new';
  }

  /**
   * Show a message that has no receipt yet, below everything else.
   * @param {{id: string, text: string, corrects?: string | null}} message
   */
  putWaiting(message) {
    if (this.find(message.id)) return;
    const item = this.#make({ ...message, speaker: 'candidate' });
    this.list.append(item);
    if (message.corrects) showCorrection(item, message.corrects);
  }

  /**
   * Have those without a receipt stand in the order in which they will be sent: another page may
   * have written one of them a moment before this page heard of it.
   * @param {string[]} ids
   */
  orderWaiting(ids) {
    const items = ids.map((id) => this.find(id)).filter((item) => item !== null && !item.dataset.seq);
    const isInOrder = items.every((item, at) => at === 0 || precedes(items[at - 1], item));
    if (!isInOrder) this.list.append(.../** @type {HTMLElement[]} */ (items));
  }

  /**
   * Put earlier messages above all others, as the server made them.
   * @param {HTMLElement[]} items
   */
  prepend(items) {
    const unknown = items.filter((item) => !this.find(item.dataset.id ?? ''));
    for (const item of unknown) localize(item);
    const first = this.list.firstElementChild;
    this.list.prepend(...unknown);
    this.#markDays(this.list.firstElementChild, first);
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
    if (!item || item.dataset.seq) return false;
    const isSaid = item.querySelector('.message-delivery')?.textContent === label;
    if (item.dataset.delivery === delivery && isSaid) return false;
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
    item.querySelector('.correct')?.setAttribute('href', `?correct=${id}#answer`);
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

  /** Whether a message of this seq belongs above the first one that is on the page. @param {number} seq */
  #isFurtherUp(seq) {
    const first = /** @type {HTMLElement | null} */ (this.list.firstElementChild);
    return this.isCut && Number(first?.dataset.seq) > seq;
  }

  /** @param {HTMLElement} item @param {number} seq */
  #insert(item, seq) {
    let earlier = /** @type {HTMLElement | null} */ (this.list.lastElementChild);
    while (earlier && (earlier === item || !(Number(earlier.dataset.seq) < seq))) earlier = before(earlier);
    const place = earlier ? earlier.nextElementSibling : this.list.firstElementChild;
    // Moving an element to where it is would take away its focus and start its animation again.
    if (place !== item) this.list.insertBefore(item, place);
  }

  /**
   * Name the day above the first message of each day but a conversation of today.
   * @param {Element | null} from the first message to look at
   * @param {Element | null} to the last one; null is all that follow
   */
  #markDays(from, to) {
    let item = /** @type {HTMLElement | null} */ (from);
    let dayBefore = (item && dayOf(before(item))) ?? words.today;
    for (; item; item = /** @type {HTMLElement | null} */ (item.nextElementSibling)) {
      const day = dayOf(item);
      if (day === null) return; // from here on they are still on this device
      if (day === dayBefore) delete item.dataset.day;
      else item.dataset.day = day;
      if (item === to) return;
      dayBefore = day;
    }
  }
}

/** @param {HTMLElement | null} one @param {HTMLElement | null} other */
function precedes(one, other) {
  return Boolean(one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** @param {HTMLElement} item */
function before(item) {
  return /** @type {HTMLElement | null} */ (item.previousElementSibling);
}

/** The day on which a message was stored, null for one that is not. @param {HTMLElement | null} item */
function dayOf(item) {
  if (!item?.dataset.seq) return null;
  return dayName(new Date(/** @type {HTMLTimeElement} */ (item.querySelector('time')).dateTime));
}

/** @param {HTMLElement} item @param {string} selector @param {string} text */
function set(item, selector, text) {
  const place = item.querySelector(selector);
  if (place) place.textContent = text;
}
