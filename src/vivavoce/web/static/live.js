/**
 * One interview's events: what was missed, then live, each once and in order.
 *
 * An EventSource gives up for good when it meets a 502, which is what a proxy answers
 * while the server restarts. So every failure closes it, and a new one is opened with
 * `?after=` the last seq. When streams do not get through at all (some company
 * proxies hold them back), the plain request made before each further attempt keeps
 * the page up to date, only slower.
 *
 * @typedef {{seq: number, event: string, recorded_at: string, actor: string, data: any}} EventItem
 * @typedef {'open' | 'lost' | 'refused'} LiveState
 */

import { get } from './http.js';

const EVENTS = [
  'interview-opened',
  'message-added',
  'state-changed',
  'profile-updated',
  'interview-completed',
  'interview-cancelled',
  'interview-paused',
  'interview-resumed',
  'review-requested',
  'interviewer-changed',
  'guide-changed',
  'interview-repaired',
  'message-redacted',
  'reply-delayed',
  'transcript-condensed',
  'review-given',
  'agent-items-changed',
  'note-added',
  'consent-withdrawn',
];

const NO_WORDS = { draft: '', offset: 0, text: '' };

const DELAY_MIN_MS = 300;
const DELAY_MAX_MS = 5_000;
const OPENING_MS_MAX = 10_000; // no answer by then: a proxy holds the stream back
const STABLE_MS = 5_000; // a stream that lived this long was a good one
const SILENT_MS_MAX = 4_000; // how long the stream may lag behind a receipt
const HIDDEN_MS_MAX = 60_000; // a browser has six connections per server for all its tabs

export class Live {
  /** @type {EventSource | null} */
  #source = null;
  #timer = 0;
  #hiding = 0;
  #failures = 0;
  #openedAt = 0;
  #attempt = 0;
  #stopped = false;
  #polling = false; // plain requests get through, streams do not

  /**
   * @param {object} options
   * @param {string} options.url of the interview's events
   * @param {number} options.after seq of the last event the page already shows
   * @param {(item: EventItem, isKept: boolean) => void} options.onEvent `isKept`: this device knew
   *   of it before the page was loaded, so it is no news
   * @param {(delta: import('./provisional.js').Delta) => void} [options.onDelta] of words that are
   *   still coming; with an empty draft id there are none any more
   * @param {(state: LiveState) => void} [options.onState]
   * @param {import('./kept.js').Kept | null} [options.kept] where events are kept for a page that
   *   is loaded without a server
   */
  constructor({ url, after, onEvent, onDelta = () => {}, onState = () => {}, kept = null }) {
    this.url = url;
    this.seq = after;
    this.kept = kept;
    this.onEvent = onEvent;
    this.onDelta = onDelta;
    this.onState = onState;
  }

  /** Tell what this device knows that the page does not show: it is an older one, kept here. */
  async recall() {
    for (const { after, item } of (await this.kept?.all()) ?? []) {
      if (after > this.seq) return; // what was in between is not here
      if (item.seq <= this.seq) continue;
      this.seq = item.seq;
      this.onEvent(item, true);
    }
  }

  start() {
    window.addEventListener('online', () => this.#now());
    window.addEventListener('offline', () => this.#failed());
    window.addEventListener('pagehide', () => this.#close());
    window.addEventListener('pageshow', (event) => event.persisted && this.#now());
    document.addEventListener('visibilitychange', () => {
      this.#closeUnlessSeen();
      if (!document.hidden && this.#source?.readyState !== EventSource.OPEN) this.#now();
    });
    this.#open();
  }

  stop() {
    this.#stopped = true;
    this.#close();
  }

  /**
   * The server told us that event `seq` is stored. So it is there: a pause before the next attempt
   * ends now. And a stream that stays silent about it is dead, even if the network never said so.
   * @param {number} seq
   */
  expect(seq) {
    if (!this.#source) this.#now();
    setTimeout(() => {
      if (this.seq < seq && this.#source) this.#failed({ quiet: true });
    }, SILENT_MS_MAX);
  }

  /** Fetch what is missing with a plain request. Resolves to whether the server answered. */
  async catchUp() {
    for (;;) {
      const before = this.seq;
      const outcome = await get(`${this.url}?after=${before}`);
      if (outcome.kind === 'locked-out') {
        this.stop();
        this.onState('refused');
      }
      if (outcome.kind !== 'done' || !Array.isArray(outcome.body.items)) return false;
      for (const item of outcome.body.items) this.#deliver(item);
      if (this.seq === before || this.seq >= outcome.body.version) return true;
    }
  }

  #now() {
    this.#failures = 0;
    this.#open();
  }

  #open() {
    this.#close();
    if (this.#stopped) return;
    const source = new EventSource(`${this.url}?after=${this.seq}`);
    this.#source = source;
    this.#closeUnlessSeen(); // a network that is back opens one in hidden tabs, too
    // Silence tells nothing about the server; the plain request that follows will.
    this.#timer = window.setTimeout(() => this.#failed({ atLeast: 2, quiet: true }), OPENING_MS_MAX);
    source.onopen = () => {
      clearTimeout(this.#timer);
      this.#openedAt = Date.now();
      this.#polling = false;
      this.onState('open');
    };
    source.onerror = () => this.#failed();
    // The server is stopping, and everybody's page hears it at once: spread the return. It asked to
    // come again, so nothing is lost yet; the plain request made first will tell.
    source.addEventListener('reconnect', () => this.#failed({ atLeast: 2, quiet: true }));
    source.addEventListener('reply-delta', (event) => this.onDelta(parse(event.data) ?? NO_WORDS));
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        const item = parse(event.data);
        if (item) this.#deliver(item);
      });
    }
  }

  #closeUnlessSeen() {
    clearTimeout(this.#hiding);
    if (document.hidden) this.#hiding = window.setTimeout(() => this.#close(), HIDDEN_MS_MAX);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#attempt += 1;
    if (!this.#source) return;
    this.#source.close();
    this.#source = null;
    // What becomes of words that were coming is not heard any more; the next stream begins anew.
    this.onDelta(NO_WORDS);
  }

  #failed({ atLeast = 0, quiet = false } = {}) {
    if (this.#stopped) return; // what the browser tells from now on changes nothing
    const wasGood = this.#openedAt > 0 && Date.now() - this.#openedAt > STABLE_MS;
    this.#failures = Math.max(wasGood ? 0 : this.#failures + 1, atLeast);
    this.#openedAt = 0;
    this.#close();
    if (!quiet && !this.#polling) this.onState('lost');
    if (document.hidden) return; // tried again when somebody looks
    const spread = Math.min(DELAY_MAX_MS, 2 * DELAY_MIN_MS * 2 ** this.#failures) - DELAY_MIN_MS;
    this.#timer = window.setTimeout(() => this.#retry(), DELAY_MIN_MS + Math.random() * spread);
  }

  async #retry() {
    const attempt = this.#attempt;
    if (this.#failures > 1) {
      const reached = await this.catchUp();
      if (attempt !== this.#attempt) return; // something else opened or closed it meanwhile
      this.#polling = reached;
      if (!reached) return this.#failed();
      this.onState('open');
    }
    this.#open();
  }

  /** @param {EventItem} item */
  #deliver(item) {
    if (item.seq <= this.seq) return;
    this.kept?.keep(item, this.seq);
    this.seq = item.seq;
    this.onEvent(item, false);
  }
}

/** @param {string} data */
function parse(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
