/**
 * What the page says in the reader's language: the part of the gettext catalogue that scripts
 * need, which the server put into the page as data. English needs none.
 */

const place = document.getElementById('catalogue');
/** @type {Record<string, string>} */
const texts = JSON.parse(place?.textContent || '{}');

/** Return `text`, which is English, in the page's language. @param {string} text */
export const _ = (text) => texts[text] || text;

/**
 * Put values into the places that a text names: `fill('Not sent. {why}', { why })`.
 * @param {string} text
 * @param {Record<string, string>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
