/** Rows of the list that are chosen, to be taken away: all at once, and how many. */

/**
 * Bring a part of the page that holds the list in step with what is chosen in it, now and
 * whenever that changes.
 * @param {ParentNode} part
 */
export function choosing(part) {
  const all = /** @type {HTMLInputElement | null} */ (part.querySelector('#pick-all'));
  const button = /** @type {HTMLButtonElement | null} */ (part.querySelector('#export-chosen'));
  if (!all || !button) return;
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll('tbody input[type=checkbox]'));
  const show = () => {
    const chosen = [...boxes].filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && !all.checked;
    button.textContent = chosen ? `Export ${chosen} chosen` : 'Export the chosen';
    button.disabled = chosen === 0;
  };
  all.hidden = false;
  all.onchange = () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  };
  for (const box of boxes) box.onchange = show;
  show();
}
