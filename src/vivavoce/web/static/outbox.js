/**
 * What was written and has no receipt yet.
 *
 * Each message is one entry of localStorage under its own key, so two tabs never
 * overwrite each other's. It is stored before it is sent and removed after its
 * receipt; in between it may be sent any number of times, because the server knows
 * a message by its id.
 *
 * @typedef {{id: string, text: string, order: number, refused?: string}} Waiting
 *   `refused`: why the server will never take it; it stays until edited or discarded.
 */

export class Outbox {
  /** @type {Map<string, string>} */
  #memory = new Map();

  /** @param {string} interviewId */
  constructor(interviewId) {
    this.prefix = `vivavoce:outbox:${interviewId}:`;
    /** Whether what is in here survives a reload. */
    this.durable = works(this.prefix);
  }

  /** @returns {Waiting[]} in the order they were written */
  all() {
    return this.#keys()
      .map((key) => parse(this.#read(key)))
      .filter((message) => message !== null)
      .sort((a, b) => a.order - b.order);
  }

  /** @returns {Waiting | undefined} the next one to send */
  next() {
    return this.all().find((message) => message.refused === undefined);
  }

  /** @param {string} id */
  has(id) {
    return this.#read(this.prefix + id) !== null;
  }

  /** @param {{id: string, text: string}} message */
  add(message) {
    // A clock that was set back must not change the order.
    const last = Math.max(0, ...this.all().map((waiting) => waiting.order));
    this.put({ ...message, order: Math.max(Date.now(), last + 1) });
  }

  /** @param {Waiting} message */
  put(message) {
    const key = this.prefix + message.id;
    const value = JSON.stringify(message);
    try {
      if (this.durable) return localStorage.setItem(key, value);
    } catch {
      this.durable = false; // full
    }
    this.#memory.set(key, value);
  }

  /** @param {string} id */
  remove(id) {
    this.#memory.delete(this.prefix + id);
    try {
      localStorage.removeItem(this.prefix + id);
    } catch {
      // Nothing can be stored, so nothing is there.
    }
  }

  #keys() {
    let stored = /** @type {string[]} */ ([]);
    try {
      stored = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
    } catch {
      // Blocked by the browser's settings.
    }
    return [...new Set([...stored, ...this.#memory.keys()])];
  }

  /** @param {string} key */
  #read(key) {
    try {
      return this.#memory.get(key) ?? localStorage.getItem(key);
    } catch {
      return null;
    }
  }
}

/** @param {string} prefix */
function works(prefix) {
  try {
    localStorage.setItem(`${prefix}?`, '');
    localStorage.removeItem(`${prefix}?`);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string | null} value
 * @returns {Waiting | null}
 */
function parse(value) {
  try {
    const message = JSON.parse(value ?? 'null');
    return typeof message?.text === 'string' ? message : null;
  } catch {
    return null;
  }
}
