/**
 * Keys for writing YAML: Tab and Shift+Tab move lines, Enter keeps the indentation.
 *
 * Nobody is trapped (WCAG 2.1.2): after Esc the next Tab leaves the field, as everywhere else.
 */

const STEP = '  ';

/** @param {HTMLTextAreaElement} source */
export function enableIndenting(source) {
  const hint = document.getElementById('keys');
  if (hint) hint.hidden = false;
  let isLeaving = false;
  source.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      isLeaving = true;
    } else if (event.key === 'Tab') {
      if (!isLeaving) {
        event.preventDefault();
        if (event.shiftKey || isAcrossLines(source)) shift(source, event.shiftKey);
        else insert(source, STEP);
      }
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      insert(source, `\n${indentation(source)}`);
    } else if (event.key !== 'Shift') {
      isLeaving = false;
    }
  });
  source.addEventListener('blur', () => (isLeaving = false));
}

/**
 * Put `text` in the place of what is selected, so that the browser's own undo knows of it.
 * @param {HTMLTextAreaElement} source
 * @param {string} text
 */
function insert(source, text) {
  if (document.execCommand('insertText', false, text)) return;
  source.setRangeText(text, source.selectionStart, source.selectionEnd, 'end');
  source.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param {HTMLTextAreaElement} source */
function isAcrossLines(source) {
  return source.value.slice(source.selectionStart, source.selectionEnd).includes('\n');
}

/** Move the selected lines, or the one with the cursor. @param {HTMLTextAreaElement} source @param {boolean} isBack */
function shift(source, isBack) {
  const { value, selectionStart: from, selectionEnd: to } = source;
  const begin = value.lastIndexOf('\n', from - 1) + 1;
  const next = value.indexOf('\n', Math.max(from, to - (value[to - 1] === '\n' ? 1 : 0)));
  const end = next < 0 ? value.length : next;
  const lines = value.slice(begin, end);
  const moved = isBack ? lines.replace(/^ {1,2}/gm, '') : lines.replace(/^(?=.)/gm, STEP);
  if (moved === lines) return;
  source.setSelectionRange(begin, end);
  insert(source, moved);
  if (from === to) {
    const cursor = Math.max(begin, from + moved.length - lines.length);
    source.setSelectionRange(cursor, cursor);
  } else source.setSelectionRange(begin, begin + moved.length);
}

/** Return the spaces that the line with the cursor begins with; a step more after "…:". @param {HTMLTextAreaElement} source */
function indentation({ value, selectionStart }) {
  const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
  const spaces = /^ */.exec(line)?.[0] ?? '';
  return /:\s*$/.test(line) && !/^\s*#/.test(line) ? spaces + STEP : spaces;
}
