/**
 * Before somebody leaves an interview on this device: what is here only would be lost, so they
 * are told, and may wait.
 */

import { words } from '../words.js';

const LOOK_MS = 200;

/**
 * Ask whether to leave, if there are words that were not sent.
 * @param {import('./outbox.js').Outbox} outbox
 * @param {boolean} hasDraft whether words stand in the box, too
 * @returns {Promise<boolean>} whether to leave
 */
export async function askBeforeLeaving(outbox, hasDraft) {
  await outbox.refresh();
  const count = outbox.all().length + Number(hasDraft);
  if (count === 0) return true;
  const { leaving } = words;
  const dialog = document.createElement('dialog');
  const title = element('h2', leaving.title);
  title.id = 'leaving-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const told = element('p', leaving.unsent(count));
  told.setAttribute('role', 'status');
  const stay = button(leaving.stay, '');
  const wait = button(leaving.wait, 'secondary');
  const now = button(leaving.now, 'plain');
  // Nobody sends what stands in the box; and some words the server will never take.
  if (hasDraft || outbox.next() === undefined) wait.hidden = true;
  const choices = element('p', '');
  choices.className = 'choices';
  choices.append(stay, wait, now);
  dialog.append(title, told, choices);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    let waiting = 0;
    const close = (/** @type {boolean} */ leaves) => {
      clearInterval(waiting);
      dialog.close(); // gives the focus back
      dialog.remove();
      resolve(leaves);
    };
    dialog.addEventListener('close', () => close(false)); // Escape
    stay.addEventListener('click', () => close(false));
    now.addEventListener('click', () => close(true));
    wait.addEventListener('click', () => {
      told.textContent = leaving.waiting;
      wait.hidden = true;
      stay.focus();
      waiting = window.setInterval(() => outbox.all().length === 0 && close(true), LOOK_MS);
    });
  });
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** @param {string} text @param {string} look */
function button(text, look) {
  const made = /** @type {HTMLButtonElement} */ (element('button', text));
  made.type = 'button';
  made.className = look;
  return made;
}
