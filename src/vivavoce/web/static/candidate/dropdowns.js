/**
 * What opens below a word in the bar (<details class="dropdown">) closes again as people
 * expect: with Escape, when one clicks elsewhere, when the focus goes elsewhere, and when
 * another one opens. Without scripts it closes where it was opened.
 *
 * And what can be hidden on request (`data-dismisses` names it) is hidden, for as long as the
 * page is open. The one time that stands there is shown in the reader's own zone.
 */

import { localize } from '../times.js';

const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.dropdown[open]'));

/** @param {EventTarget | null} target */
function closeOthers(target) {
  for (const details of open()) if (!(target instanceof Node && details.contains(target))) details.open = false;
}

document.addEventListener('pointerdown', (event) => closeOthers(event.target));
document.addEventListener('focusin', (event) => closeOthers(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const details of open()) {
    details.open = false;
    details.querySelector('summary')?.focus();
  }
});
// What was chosen is done, or asked for, somewhere else.
document.addEventListener('submit', () => closeOthers(null));

document.addEventListener('click', (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('[data-dismisses]');
  const part = document.getElementById(button?.getAttribute('data-dismisses') ?? '');
  if (!part) return;
  // The server does not know; what it sends later of the same part stays hidden, too.
  document.documentElement.classList.add(`without-${part.id}`);
  document.getElementById('answer')?.focus({ preventScroll: true });
});

const recap = document.getElementById('recap');
if (recap) localize(recap);
