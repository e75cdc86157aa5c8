/**
 * The last page of an interview on this device: removes what scripts keep, then says that it did.
 */

import { forget } from './forgetting.js';
import { words } from '../words.js';

const page = /** @type {HTMLElement} */ (document.getElementById('left'));
const told = /** @type {HTMLElement} */ (document.getElementById('told'));

forget(page.dataset.id ?? '', document.documentElement.dataset.root ?? '').then(
  () => (told.textContent = words.leaving.left),
  () => (told.textContent = words.leaving.failed),
);
