/**
 * Whoever is at the end of the page stays there, whatever appears, grows or goes away;
 * whoever has scrolled up is left alone.
 *
 * Where the reader is, is known from their scrolling and kept until they scroll again: after
 * something appeared the page is longer already, and nobody at its end.
 */

const NEARLY_PX = 48; // a finger that trembles has not scrolled up

export class Following {
  #isAtEnd = true;
  #height = 0; // of the page, when it was last looked at
  #top = 0; // how far it was scrolled then

  /** @param {() => void} onEnd called whenever the reader is at the end */
  constructor(onEnd) {
    this.onEnd = onEnd;
    window.addEventListener('scroll', () => (this.#hasSameHeight() || this.#hasScrolledUp()) && this.#look(), {
      passive: true,
    });
    window.addEventListener('resize', () => this.#settle());
    // Comes before the other size is drawn, so that nothing is seen to jump.
    new ResizeObserver(() => this.#settle()).observe(document.body);
  }

  /** Whether the reader is at the end, to be asked before something is added. */
  isReaderAtEnd() {
    this.#settle(); // they may have scrolled a moment ago, and no event told of it yet
    return this.#isAtEnd;
  }

  /** Go to the end, and stay. */
  go() {
    window.scrollTo({ top: height(), behavior: 'instant' });
    this.#look();
  }

  /** The reader is taken elsewhere, and is to stay there. */
  leave() {
    this.#isAtEnd = false;
  }

  /**
   * Change something above what the reader sees, which stays where it is. Browsers do so by
   * themselves, but not all of them and not at the very top.
   * @param {() => void} change
   */
  hold(change) {
    const root = document.documentElement;
    const fromEnd = height() - window.scrollY;
    root.style.setProperty('overflow-anchor', 'none');
    change();
    window.scrollTo({ top: height() - fromEnd, behavior: 'instant' });
    root.style.removeProperty('overflow-anchor');
    this.#look();
  }

  #settle() {
    if (this.#isAtEnd && !this.#hasScrolledUp()) this.go();
    else this.#look();
  }

  #hasSameHeight() {
    return height() === this.#height;
  }

  /** A page that becomes shorter moves by itself; further up than that only a reader goes. */
  #hasScrolledUp() {
    const shorter = Math.max(this.#height - height(), 0);
    return this.#top - window.scrollY > shorter + NEARLY_PX;
  }

  #look() {
    this.#height = height();
    this.#top = window.scrollY;
    this.#isAtEnd = this.#top + window.innerHeight > this.#height - NEARLY_PX;
    if (this.#isAtEnd) this.onEnd();
  }
}

function height() {
  return document.documentElement.scrollHeight;
}
