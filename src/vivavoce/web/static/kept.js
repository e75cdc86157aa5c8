/**
 * What was heard since the interview's page was kept on this device, so that the page shows the
 * whole conversation when it is loaded without a server.
 *
 * The service worker keeps the page as it was loaded (worker.js); this keeps each event after it.
 * Both go when the candidate leaves this device.
 *
 * @typedef {import('./live.js').EventItem} EventItem
 */

import { Database, ofInterview } from './database.js';

export class Kept {
  #database = new Database();
  #stopped = false;

  /** @param {string} interview */
  constructor(interview) {
    this.interview = interview;
  }

  /** @returns {Promise<{after: number, item: EventItem}[]>} in order; empty where nothing can be kept */
  async all() {
    if (this.#stopped) return [];
    const read = this.#database.run('events', 'readonly', (store) => store.getAll(ofInterview(this.interview)));
    return (await read.catch(() => [])) ?? [];
  }

  /**
   * @param {EventItem} item
   * @param {number} after seq of the event heard before it: only a page that is there may go on with it
   */
  keep(item, after) {
    if (this.#stopped) return;
    const record = { interview: this.interview, seq: item.seq, after, item };
    // Where it cannot be kept, the page is as old as it was loaded. The server has it all.
    this.#database.run('events', 'readwrite', (store) => store.put(record)).catch(() => {});
  }

  /** Keep no more, and nothing of what was kept: there is no page to show it. */
  async forget() {
    this.#stopped = true;
    const all = ofInterview(this.interview);
    await this.#database.run('events', 'readwrite', (store) => void store.delete(all)).catch(() => {});
    this.#database.close();
  }

  /** Keep no more; what follows is not for this device. */
  stop() {
    this.#stopped = true;
    this.#database.close();
  }
}
