/**
 * What is said to those who listen to a page instead of looking at it.
 *
 * A live region has to be there before what it is to tell, so it is a place of its own (the
 * element `announcer`), apart from the parts of the page that change.
 */

const ANNOUNCED_MS = 15_000;

/** Say something once. @param {string} sentence */
export function announce(sentence) {
  const line = document.createElement('p');
  line.textContent = sentence;
  document.getElementById('announcer')?.append(line);
  setTimeout(() => line.remove(), ANNOUNCED_MS);
}

/** Tells what stands in some places of the page whenever it becomes something else. */
export class Told {
  /** @param {string[]} ids of the places; one that is missing says nothing */
  constructor(ids) {
    this.words = new Map(ids.map((id) => [id, wordsIn(id)]));
  }

  /** Look again, after the page changed. */
  look() {
    for (const [id, before] of this.words) {
      const now = wordsIn(id);
      if (now && now !== before) announce(now);
      this.words.set(id, now);
    }
  }
}

/** @param {string} id */
function wordsIn(id) {
  return document.getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
