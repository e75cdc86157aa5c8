/**
 * Show what people wrote without letting it do anything.
 *
 * The same as the `visible` filter in rendering.py, so that a message looks alike
 * whether the server or the browser put it on the page.
 */

// Everything in Unicode's category Cc but tab and newline.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Return `text` with control characters as visible symbols and any line end as a newline.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code); // ␀ … ␟
    if (code === 0x7f) return '\u2421'; // ␡
    return `\\x${code.toString(16)}`;
  });
}
