/**
 * What was written in one interview and has no receipt yet.
 *
 * Each message is one record in IndexedDB, stored before it is sent and removed after its
 * receipt; in between it may be sent any number of times, because the server knows a message
 * by its id. On its way there it stands in localStorage: see `ahead.js`. All pages of the
 * interview and the service worker share the records; each has them at hand here, and hears
 * from the others what changed.
 *
 * Where nothing can be stored (a forbidding browser, a full disk), messages are kept in
 * memory while the page is open, and `durable` says so.
 *
 * @typedef {{id: string, text: string, corrects?: string,
 *   paradata?: {typing_ms?: number, edits?: number, sent_offline?: boolean}}} Written
 * @typedef {Written & {interview: string, order: number, refused?: string}} Waiting
 *   `order`: their sequence; no clock has a part in it. `refused`: why the server will never
 *   take it; it stays until edited or discarded.
 * @typedef {import('./sender.js').Receipt} Receipt
 * @typedef {import('./news.js').News} News
 */

import { Database, ofInterview } from '../database.js';
import { strikeOut, writeAhead, writtenAhead } from './ahead.js';
import { openChannel } from './news.js';

/** What the browser calls the sending of what waits, when it is back online and no page is open. */
export const SYNC = 'vivavoce-outbox';

export class Outbox {
  /** @type {Map<string, Waiting>} */
  #entries = new Map();
  /** @type {Set<string>} what is in memory only */
  #unkept = new Set();
  /** @type {Set<string>} what is on its way to the disk */
  #onTheWay = new Set();
  /** @type {Set<string>} ids that are done with; a late answer of the database brings none back */
  #gone = new Set();
  #works = true;
  #channel = openChannel();
  #database = new Database(() => this.#evicted());

  /** Called when another page, or the worker, changed what is in here. */
  onChange = () => {};
  /** Called when another page, or the worker, has the receipt of a message. @type {(message: Waiting, receipt: Receipt) => void} */
  onSaved = () => {};
  /** Called when another page left this interview on this device. */
  onLeft = () => {};

  /** @param {string} interview */
  constructor(interview) {
    this.interview = interview;
    this.#channel?.addEventListener('message', ({ data }) => this.#hear(data));
  }

  /**
   * Return the outbox of an interview with everything that is in it.
   * @param {string} interview
   */
  static async open(interview) {
    const outbox = new Outbox(interview);
    await outbox.refresh();
    return outbox;
  }

  /** Whether what is in here survives the page. */
  get durable() {
    return this.#works && [...this.#unkept].every((id) => this.#onTheWay.has(id));
  }

  /** @returns {Waiting[]} in the order they were written */
  all() {
    return [...this.#entries.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  /** @returns {Waiting | undefined} the next one to send */
  next() {
    return this.all().find((message) => message.refused === undefined);
  }

  /** @param {string} id */
  has(id) {
    return this.#entries.has(id);
  }

  /**
   * Whether a message survives the page; undefined while it is on its way to the disk.
   * @param {string} id
   */
  isKept(id) {
    return this.#onTheWay.has(id) ? undefined : this.has(id) && !this.#unkept.has(id);
  }

  /**
   * Keep a new message. It is at hand at once; resolves when it is on the disk, or cannot be.
   * @param {Written} message
   */
  async add(message) {
    const entry = { ...message, interview: this.interview, order: this.#last() + 1 };
    this.#entries.set(entry.id, entry);
    this.#unkept.add(entry.id);
    writeAhead(entry);
    await this.#keepAll();
  }

  /**
   * Change a message that is in here. One that somebody removed meanwhile stays removed.
   * @param {Waiting} message
   */
  async put(message) {
    if (!this.has(message.id)) return;
    this.#entries.set(message.id, message);
    if (this.#unkept.has(message.id)) return this.#keepAll();
    await this.#attempt('readwrite', (store) => {
      const known = store.getKey([this.interview, message.id]);
      known.onsuccess = () => known.result && store.put(message);
      return undefined;
    });
    this.#tell({ interview: this.interview, kind: 'changed' });
  }

  /**
   * Take a message out: it was discarded, or here is its receipt.
   * @param {string} id
   * @param {Receipt} [receipt]
   */
  async remove(id, receipt) {
    const message = this.#entries.get(id);
    if (!message) return;
    this.#forget(id);
    await this.#attempt('readwrite', (store) => store.delete([this.interview, id]));
    this.#tell({ interview: this.interview, kind: 'removed', message, receipt });
  }

  /** Look what other pages did. */
  async refresh() {
    await this.#takeOver();
    const stored = await this.#attempt('readonly', (store) => store.getAll(ofInterview(this.interview)));
    if (!stored) return;
    const before = [...this.#entries.keys()].sort().join();
    const unkept = this.all().filter(({ id }) => this.#unkept.has(id));
    const entries = [...stored.filter(({ id }) => !this.#gone.has(id)), ...unkept];
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    if ([...this.#entries.keys()].sort().join() !== before) this.onChange();
  }

  /** Take everything out; other pages of this interview are told that it was left on this device. */
  async leave() {
    for (const id of [...this.#entries.keys()]) this.#forget(id);
    await this.#attempt('readwrite', (store) => store.delete(ofInterview(this.interview)));
    this.#tell({ interview: this.interview, kind: 'left' });
    this.close();
  }

  /** Let go of the database and hear no more. */
  close() {
    this.#database.close();
    this.#channel?.close();
    this.#channel = null;
  }

  #last() {
    return Math.max(0, ...[...this.#entries.values()].map(({ order }) => order));
  }

  /** @param {string} id */
  #forget(id) {
    this.#gone.add(id);
    this.#entries.delete(id);
    this.#unkept.delete(id);
    strikeOut(this.interview, id);
  }

  /** Bring to the disk what is not there yet, behind everything other pages have put there. */
  async #keepAll() {
    const entries = this.all().filter(({ id }) => this.#unkept.has(id) && !this.#onTheWay.has(id));
    if (!entries.length) return;
    for (const { id } of entries) this.#onTheWay.add(id);
    const couldNot = !this.#works;
    const kept = await this.#attempt('readwrite', (store) => {
      const last = store.index('order').openKeyCursor(ofInterview(this.interview), 'prev');
      last.onsuccess = () => {
        const order = Number(/** @type {any} */ (last.result?.key)?.[1] ?? 0);
        putInOrder(store, entries.filter(({ id }) => !this.#gone.has(id)), order);
      };
      return undefined;
    }, true);
    for (const { id } of entries) {
      this.#onTheWay.delete(id);
      if (!kept) continue;
      this.#unkept.delete(id);
      strikeOut(this.interview, id);
    }
    if (!kept) return;
    this.#tell({ interview: this.interview, kind: 'changed' });
    if (couldNot) this.onChange(); // what could not be kept before, now is
  }

  /**
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result> | undefined} work
   * @param {Result | true} [otherwise] what a transaction without a result resolves to
   */
  async #attempt(mode, work, otherwise) {
    try {
      const result = await this.#database.run('outbox', mode, work);
      this.#works = true;
      return result ?? otherwise;
    } catch {
      this.#works = false;
      return undefined;
    }
  }

  /** The browser closed the database, and may have emptied it: whatever is here goes back in. */
  #evicted() {
    for (const id of this.#entries.keys()) this.#unkept.add(id);
    this.#keepAll();
  }

  /** @param {News} news */
  #tell(news) {
    this.#channel?.postMessage(news);
  }

  /** @param {News} news */
  async #hear(news) {
    if (news.interview !== this.interview) return;
    if (news.kind === 'left') return this.onLeft();
    if (news.kind === 'removed') {
      this.#forget(news.message.id);
      if (news.receipt) this.onSaved(news.message, news.receipt);
    }
    await this.refresh();
    this.onChange();
  }

  /** What is not in the database yet: ours, and what a page was about to keep when it was closed. */
  async #takeOver() {
    for (const message of writtenAhead(this.interview)) {
      if (this.has(message.id)) {
        if (this.isKept(message.id)) strikeOut(this.interview, message.id);
        continue;
      }
      const entry = { ...message, order: this.#last() + 1 };
      this.#entries.set(entry.id, entry);
      this.#unkept.add(entry.id);
    }
    await this.#keepAll();
  }
}

/**
 * @param {IDBObjectStore} store what it has already keeps its place, and is as it was put
 * @param {Waiting[]} entries
 * @param {number} last order of what is there
 */
function putInOrder(store, entries, last) {
  for (const entry of entries) {
    const known = store.getKey([entry.interview, entry.id]);
    known.onsuccess = () => {
      if (known.result) return;
      last = entry.order = Math.max(entry.order, last + 1);
      try {
        store.put(entry);
      } catch {
        store.transaction.abort(); // no room for it
      }
    };
  }
}
