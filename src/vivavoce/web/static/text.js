/**
 * Show what people wrote without letting it do anything.
 *
 * `visible` is the same as the filter in rendering.py, so that a message looks alike
 * whether the server or the browser put it on the page.
 */

// Everything in Unicode's category Cc but tab and newline, and the two overrides of direction,
// which make a text read as something else than it says. No language is written with them. What
// Arabic and Hebrew do use (marks, embeddings, isolates) stays, and ends where its line does.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g;

/**
 * Return `text` with what would act unseen as visible symbols, and any line end as a newline.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code); // ␀ … ␟
    if (code === 0x7f) return '\u2421'; // ␡
    return code < 0x100 ? `\\x${code.toString(16)}` : `\\u${code.toString(16)}`;
  });
}

/**
 * Return `text` as it can be stored. Halves of surrogate pairs are no text, and NUL is refused
 * everywhere; both become the sign that says so (U+FFFD), before anybody is shown them as sent.
 * @param {string} text
 */
export function sendable(text) {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

/**
 * Return the beginning of `text` on one line, with an ellipsis where it was cut.
 * @param {string} text
 */
export function excerpt(text, lengthMax = 120) {
  const line = visible(text.split(/\s+/).filter(Boolean).join(' '));
  const characters = [...line]; // never half of one
  return characters.length <= lengthMax ? line : `${characters.slice(0, lengthMax - 1).join('').trimEnd()}…`;
}
