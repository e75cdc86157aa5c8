/** The form for new interviews: a guide found by words, its languages alone, a list that is dropped. */

import { takeDropped } from './dropped_files.js';

const guides = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[name=guide]')]);
const SEARCHED_FROM = 7;

offerLanguages();
showChosen();
if (guides.length >= SEARCHED_FROM) enableSearch();
takeList();

/** A file dropped on the list is chosen as the file, so that the server reads it as it is. */
function takeList() {
  const list = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('people'));
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById('file'));
  if (!list || !input) return;
  takeDropped(list, (file) => {
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    input.focus();
  });
}

/** Offer only what the chosen guide speaks; one language alone is no question. */
function offerLanguages() {
  const field = document.getElementById('language-field');
  const select = /** @type {HTMLSelectElement | null} */ (document.getElementById('language'));
  if (!field || !select) return;
  const names = new Map([...select.options].map((option) => [option.value, option.text]));
  const wished = select.value;
  const offer = () => {
    const spoken = guides.find((guide) => guide.checked)?.dataset.languages?.split(' ') ?? [];
    const before = select.value || wished;
    select.replaceChildren(...spoken.map((code) => new Option(names.get(code), code)));
    select.value = spoken.includes(before) ? before : (spoken[0] ?? '');
    field.hidden = spoken.length < 2;
  };
  for (const guide of guides) guide.addEventListener('change', offer);
  offer();
}

/** A long list begins where the chosen guide is; the page stays where it is. */
function showChosen() {
  const label = guides.find((guide) => guide.checked)?.closest('label');
  const list = label?.parentElement;
  if (label && list) list.scrollTop = label.offsetTop - list.offsetTop - list.clientHeight / 3;
}

function enableSearch() {
  const search = document.getElementById('guide-search');
  const words = /** @type {HTMLInputElement | null} */ (document.getElementById('guide-words'));
  const none = document.getElementById('guide-none');
  if (!search || !words || !none) return;
  search.hidden = false;
  words.addEventListener('input', () => {
    const asked = words.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const guide of guides) {
      const label = /** @type {HTMLElement} */ (guide.closest('label'));
      const text = `${label.textContent} ${guide.value}`.toLocaleLowerCase();
      label.hidden = !asked.every((word) => text.includes(word));
      if (!label.hidden) found += 1;
    }
    none.textContent = found ? '' : 'No guide has these words.';
  });
  // Enter chooses from what was found; it does not send the form.
  words.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const first = guides.find((guide) => !(/** @type {HTMLElement} */ (guide.closest('label')).hidden));
    if (!first) return;
    first.checked = true;
    first.dispatchEvent(new Event('change'));
    first.focus();
  });
}
