/**
 * A correction and what it puts right, shown as such on both sides: the new words quote the
 * old ones, and the old ones say that they were corrected further down.
 *
 * The markup is that of the `message` macro in macros.html.
 */

import { excerpt } from './text.js';
import { words } from './words.js';

/**
 * Say of a message that it corrects another one. The other one may not be on the page: then it
 * is called what it is without being quoted, and the link leads to it all the same.
 * @param {HTMLElement} item
 * @param {string} corrected the other one's id
 */
export function showCorrection(item, corrected) {
  const old = document.getElementById(`m-${corrected}`);
  const quote = old ? wordsOf(old) : '';
  const says = quote ? words.correction.corrects(excerpt(quote)) : words.correction.correctsEarlier;
  note(item, 'corrects', `#m-${corrected}`, says);
  if (old) note(old, 'corrected', `#${item.id}`, words.correction.corrected);
}

/** What a message says, as it is shown. @param {HTMLElement} item */
export function wordsOf(item) {
  return item.querySelector('.message-text')?.textContent ?? '';
}

/** @param {HTMLElement} item @param {string} kind @param {string} href @param {string} text */
function note(item, kind, href, text) {
  let place = item.querySelector(`.${kind}`);
  if (!place) {
    place = document.createElement('p');
    place.className = kind;
    place.append(document.createElement('a'));
    if (kind === 'corrects') item.querySelector('.message-text')?.before(place);
    else item.querySelector('.message-meta')?.after(place);
  }
  const link = /** @type {HTMLAnchorElement} */ (place.querySelector('a'));
  link.setAttribute('href', href);
  link.textContent = text;
}
