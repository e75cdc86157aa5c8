/** What every page of the console does: times in the reader's zone, buttons that copy. */

import { localize } from '../times.js';
import { words } from '../words.js';

localize();
document.documentElement.classList.add('scripted');
for (const button of document.querySelectorAll('button[data-copy]')) enableCopy(/** @type {HTMLButtonElement} */ (button));

/** @param {HTMLButtonElement} button its data-copy names the field to copy */
function enableCopy(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy ?? ''));
    button.textContent = (await copy(field)) ? words.copied : words.copyFailed;
    setTimeout(() => (button.textContent = label), 2_500);
  });
}

/** @param {HTMLInputElement} field */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Insecure origins have no clipboard; the old way still works there.
    field.select();
    return document.execCommand('copy');
  }
}
