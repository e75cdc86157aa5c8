/** Numbers beside the lines of a text, and marks at those that something was found in. */

/**
 * @param {HTMLTextAreaElement} source
 * @returns {{mark: () => void, goTo: (line: number) => void}} `mark` shows the findings that are
 *   on the page; `goTo` selects a line, counted from 1
 */
export function enableNumbering(source) {
  const gutter = document.createElement('div');
  gutter.className = 'numbers';
  gutter.setAttribute('aria-hidden', 'true'); // a screen reader is told lines by the findings
  const numbers = document.createElement('pre');
  gutter.append(numbers);
  source.before(gutter);
  let count = 0;

  const number = () => {
    const lines = source.value.split('\n').length;
    if (lines === count) return;
    count = lines;
    numbers.textContent = Array.from({ length: lines }, (_, at) => at + 1).join('\n');
  };
  const follow = () => (gutter.scrollTop = source.scrollTop);
  const mark = () => {
    for (const old of gutter.querySelectorAll('span')) old.remove();
    for (const finding of document.querySelectorAll('#findings li')) gutter.append(markOf(finding, lineHeight(source)));
    follow();
  };
  const goTo = (/** @type {number} */ line) => {
    const lines = source.value.split('\n');
    const at = Math.max(1, Math.min(line, lines.length)) - 1;
    const begin = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
    source.focus();
    source.setSelectionRange(begin, begin + lines[at].length);
    source.scrollTop = Math.max(0, at * lineHeight(source) - source.clientHeight / 3);
    source.scrollLeft = 0;
    follow();
  };

  source.addEventListener('input', number);
  source.addEventListener('scroll', follow, { passive: true });
  number();
  mark();
  return { mark, goTo };
}

/** @param {Element} finding @param {number} height of a line, in pixels */
function markOf(finding, height) {
  const link = /** @type {HTMLElement} */ (finding.querySelector('[data-line]'));
  const mark = document.createElement('span');
  mark.dataset.severity = /** @type {HTMLElement} */ (finding).dataset.severity;
  mark.textContent = link.dataset.line ?? '';
  mark.title = finding.querySelector('p')?.textContent?.trim() ?? '';
  mark.style.insetBlockStart = `calc(0.625rem + ${(Number(link.dataset.line) - 1) * height}px)`;
  return mark;
}

/** @param {HTMLTextAreaElement} source */
const lineHeight = (source) => parseFloat(getComputedStyle(source).lineHeight);
