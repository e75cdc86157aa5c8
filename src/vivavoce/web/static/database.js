/**
 * What Vivavoce keeps on this device: one IndexedDB database for all its interviews.
 *
 * `outbox` holds what was written and has no receipt yet, `events` what was heard since an
 * interview's page was kept. Both belong to interviews by the first part of their keys.
 * A browser may close the database under us (the person clears site data, the disk is
 * full); the next use opens it again.
 */

const NAME = 'vivavoce';
const VERSION = 1;
// Opening takes milliseconds. Some browsers never answer, and a page is not to wait for that.
const OPENING_MS_MAX = 3_000;

/** All keys of one interview. @param {string} interview */
export const ofInterview = (interview) => IDBKeyRange.bound([interview], [interview, []]);

export class Database {
  /** @type {Promise<IDBDatabase> | null} */
  #opened = null;
  #since = 0; // when it was begun to be opened, in the page's own time

  /** @param {() => void} [onLost] called when the browser closed it, perhaps having emptied it */
  constructor(onLost = () => {}) {
    this.onLost = onLost;
  }

  /**
   * Do some work in a transaction of its own; resolves once it is on the disk.
   * @template Result
   * @param {'outbox' | 'events'} store
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result> | undefined} work what it returns is the result
   * @returns {Promise<Result | undefined>} rejects where nothing can be kept
   */
  async run(store, mode, work) {
    try {
      return await transact(await this.#open(), store, mode, work);
    } catch (error) {
      // Closed between two uses: what was asked for has not begun.
      if (/** @type {DOMException} */ (error)?.name !== 'InvalidStateError') throw error;
      this.#opened = null;
      return transact(await this.#open(), store, mode, work);
    }
  }

  /** Let go of it, so that others may delete it. It is opened again when it is used again. */
  close() {
    this.#opened?.then((database) => database.close()).catch(() => {});
    this.#opened = null;
  }

  #open() {
    if (!this.#opened) {
      this.#since = performance.now();
      this.#opened = open(() => {
        this.#opened = null;
        this.onLost();
      });
      this.#opened.catch(() => (this.#opened = null));
    }
    // Nobody waits for it twice; should it open after all, it is used from then on.
    return Promise.race([this.#opened, late(this.#since + OPENING_MS_MAX - performance.now())]);
  }
}

/** Delete the database once nobody has it open any more. */
export function deleteDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = resolve;
    request.onerror = reject;
    request.onblocked = resolve; // deleted when the last page that uses it goes
  });
}

/** @param {number} ms @returns {Promise<never>} */
function late(ms) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('the database does not open')), ms));
}

/**
 * @param {() => void} onLost
 * @returns {Promise<IDBDatabase>}
 */
function open(onLost) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION); // where it is forbidden, this throws
    request.onupgradeneeded = () => {
      const outbox = request.result.createObjectStore('outbox', { keyPath: ['interview', 'id'] });
      outbox.createIndex('order', ['interview', 'order']);
      request.result.createObjectStore('events', { keyPath: ['interview', 'seq'] });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onLost;
      // A newer version of ours, or somebody who deletes it: do not stand in the way.
      database.onversionchange = () => {
        database.close();
        onLost();
      };
      resolve(database);
    };
  });
}

/**
 * @template Result
 * @param {IDBDatabase} database
 * @param {string} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result> | undefined} work
 * @returns {Promise<Result | undefined>}
 */
function transact(database, store, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: store === 'outbox' ? 'strict' : 'relaxed' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was given up'));
  });
}
