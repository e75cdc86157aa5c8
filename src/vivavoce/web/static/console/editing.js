/** The editor of a guide: line numbers, indenting, checks and a rehearsal as you type, drafts. */

import { enableKeeping } from './drafting.js';
import { replaceText, takeDropped } from './dropped_files.js';
import { enableIndenting } from './indenting.js';
import { enableNumbering } from './numbering.js';
import { enableTrying } from './trying.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('editor'));
const source = /** @type {HTMLTextAreaElement} */ (document.getElementById('source'));

const numbering = enableNumbering(source);
enableIndenting(source);
const trying = enableTrying(form, source, () => numbering.mark());
enableKeeping(form, source, trying);
takeDropped(source, async (file) => replaceText(source, await file.text()));

document.getElementById('findings')?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-line]') : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  numbering.goTo(Number(link.dataset.line));
});
