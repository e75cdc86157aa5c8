/**
 * Long conversations: the server shows the end, and what was said before is fetched when
 * somebody comes near it, without anything moving under their eyes.
 *
 * Without scripts the same link leads to a page of its own.
 */

const NEAR = '800px 0px 0px'; // two screens of a phone: it is there before one arrives
const TIMEOUT_MS = 20_000;
const AGAIN_MS = 5_000; // after which somebody who stays near has it tried again

export class History {
  /** @type {Promise<boolean> | null} */
  #loading = null;

  /**
   * @param {import('../transcript.js').Transcript} transcript
   * @param {import('../following.js').Following} following
   */
  constructor(transcript, following) {
    this.transcript = transcript;
    this.following = following;
    transcript.isCut = this.#link() !== null;
    document.addEventListener('click', (event) => this.#click(event));
    window.addEventListener('hashchange', () => this.#go());
    this.nearby = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.load(), { rootMargin: NEAR });
    this.#watch();
  }

  /**
   * Fetch the messages before the first one, once however often it is asked for.
   * @returns {Promise<boolean>} whether there were some
   */
  load() {
    this.#loading ??= this.#load().then((isLoaded) => {
      this.#loading = null;
      if (isLoaded) this.#watch();
      else setTimeout(() => this.#watch(), AGAIN_MS);
      return isLoaded;
    });
    return this.#loading;
  }

  /**
   * Fetch as much as it takes for a message to be on the page.
   * @param {string} id
   * @returns {Promise<HTMLElement | null>} null when it is not in this conversation
   */
  async reach(id) {
    for (;;) {
      const item = this.transcript.find(id);
      if (item || !this.transcript.isCut || !(await this.load())) return item;
    }
  }

  async #load() {
    const link = this.#link();
    if (!link) return false;
    link.setAttribute('aria-busy', 'true');
    const earlier = await fetchPage(link.href);
    link.removeAttribute('aria-busy');
    const list = earlier?.getElementById('transcript');
    if (!earlier || !list) return false; // the link stays, to be pressed
    const items = [...list.children].map((item) => /** @type {HTMLElement} */ (document.adoptNode(item)));
    this.following.hold(() => {
      this.transcript.prepend(items);
      const next = /** @type {HTMLAnchorElement | null} */ (earlier.getElementById('earlier'));
      if (next) link.setAttribute('href', next.getAttribute('href') ?? '');
      else this.#end(link);
    });
    return true;
  }

  /** Everything is there. @param {HTMLAnchorElement} link */
  #end(link) {
    const hadFocus = link === document.activeElement;
    this.transcript.isCut = false;
    link.remove();
    if (!hadFocus) return;
    const first = /** @type {HTMLElement | null} */ (this.transcript.list.firstElementChild);
    first?.setAttribute('tabindex', '-1');
    first?.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = /** @type {Element} */ (event.target).closest('a');
    if (!link) return;
    if (link.id === 'earlier') {
      event.preventDefault();
      this.load();
    } else if (named(link.hash) && link.pathname === location.pathname) {
      // Perhaps with ?before=, for pages without scripts: this one gets there by itself.
      event.preventDefault();
      history.pushState(null, '', link.hash);
      this.#go();
    }
  }

  /** Go to the message that the address names. */
  async #go() {
    const id = named(location.hash);
    const item = id && (await this.reach(id));
    if (!item) return false;
    this.following.leave();
    item.scrollIntoView({ block: 'center', behavior: 'instant' });
    item.setAttribute('tabindex', '-1');
    item.focus({ preventScroll: true });
    return true;
  }

  /** @returns {Promise<boolean>} whether the address names a message, which is in sight now */
  arrive() {
    return this.#go();
  }

  /**
   * Go back to where one was reading.
   * @param {import('./place.js').Place} place
   * @returns {Promise<boolean>} whether that could be found
   */
  async return({ id, top }) {
    const item = await this.reach(id);
    if (!item) return false;
    this.following.leave();
    window.scrollBy({ top: item.getBoundingClientRect().top - top, behavior: 'instant' });
    return true;
  }

  #link() {
    return /** @type {HTMLAnchorElement | null} */ (document.getElementById('earlier'));
  }

  /** Observe anew: one who is still near is told so once more. */
  #watch() {
    this.nearby.disconnect();
    const link = this.#link();
    if (link) this.nearby.observe(link);
  }
}

/** The id of the message that a fragment such as `#m-…` names. @param {string} hash */
function named(hash) {
  return hash.startsWith('#m-') ? hash.slice(3) : '';
}

/** @param {string} url @returns {Promise<Document | null>} */
async function fetchPage(url) {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      headers: { Accept: 'text/html' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || response.redirected) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch {
    return null;
  }
}
