/** The page of the look: a preview that follows the colour while it is chosen. */

import { refresh } from '../refresh.js';

const CHOSEN = /^#?[0-9a-f]{6}$/i;
const AFTER_MS = 250; // a picker tells of every shade that the pointer crosses

const form = document.getElementById('look');
if (form) followColour();

function followColour() {
  const field = /** @type {HTMLInputElement} */ (document.getElementById('colour'));
  const picker = /** @type {HTMLInputElement} */ (document.getElementById('colour-picker'));
  let pending = 0;
  const show = () => {
    if (CHOSEN.test(field.value)) picker.value = `#${field.value.replace('#', '').toLowerCase()}`;
    clearTimeout(pending);
    pending = window.setTimeout(() => {
      const query = CHOSEN.test(field.value) ? `?colour=${encodeURIComponent(field.value)}` : '';
      refresh(['preview'], () => {}, location.pathname + query);
    }, AFTER_MS);
  };
  picker.hidden = false;
  picker.value = CHOSEN.test(field.value) ? `#${field.value.replace('#', '').toLowerCase()}` : '#1d5f4d';
  field.addEventListener('input', show);
  picker.addEventListener('input', () => {
    field.value = picker.value;
    show();
  });
}
