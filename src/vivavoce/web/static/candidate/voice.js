/**
 * Speaking instead of typing, and listening instead of reading, where the browser can. Offered
 * on the page; what it takes is fetched when somebody wants it. A page without any of it is
 * complete.
 */

import { words } from '../words.js';

export const READ_ALOUD_KEY = 'vivavoce:read-aloud'; // in localStorage: the choice is the device's

const MICROPHONE = 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M6 11a6 6 0 0 0 12 0M12 17v4';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {object} options
 * @param {import('../composer.js').Composer} options.composer
 * @param {HTMLButtonElement | null} options.toggle turns reading aloud on and off; hidden so far
 * @param {string} options.language of the interview
 * @param {() => string} options.question what was asked last
 * @returns {(text: string) => void} to be told each new question
 */
export function offerVoice({ composer, toggle, language, question }) {
  // Elsewhere than on a secure origin there is no microphone.
  if (window.isSecureContext && ('SpeechRecognition' in window || 'webkitSpeechRecognition' in window)) {
    offerToDictate(composer, language);
  }
  if (!toggle || !('speechSynthesis' in window && 'SpeechSynthesisUtterance' in window)) return () => {};
  return offerToRead(toggle, language, question);
}

/** @param {import('../composer.js').Composer} composer @param {string} language */
function offerToDictate(composer, language) {
  const button = makeMicrophone();
  const { form } = composer;
  const show = () => {
    form.append(button);
    form.classList.add('with-voice');
  };
  addStyle('voice.css', show);
  once(button, async () => {
    const { Dictating } = await import('./dictating.js');
    new Dictating(button, composer, language).start();
  });
}

/** @param {HTMLButtonElement} toggle @param {string} language @param {() => string} question */
function offerToRead(toggle, language, question) {
  /** @type {import('./speaking.js').Speaking | undefined} */
  let speaking;
  const wake = async () => {
    const { Speaking } = await import('./speaking.js');
    speaking = new Speaking(toggle, language, question);
  };
  toggle.hidden = false;
  if (isWanted()) wake().catch(() => {}); // without a network just now: the next visit has it
  else once(toggle, () => wake().then(() => speaking?.toggle()));
  return (/** @type {string} */ text) => speaking?.read(text);
}

/**
 * Do something at the first press; if it fails, at the next one.
 * @param {HTMLButtonElement} button
 * @param {() => Promise<void>} work
 */
function once(button, work) {
  button.addEventListener('click', () => work().catch(() => once(button, work)), { once: true });
}

function isWanted() {
  try {
    return localStorage.getItem(READ_ALOUD_KEY) === 'yes';
  } catch {
    return false;
  }
}

function makeMicrophone() {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'dictate';
  button.setAttribute('aria-label', words.voice.speak);
  button.setAttribute('aria-pressed', 'false');
  button.title = words.voice.speak;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', MICROPHONE);
  svg.append(path);
  button.append(svg);
  return button;
}

/** @param {string} name of a stylesheet beside this module @param {() => void} onLoad */
function addStyle(name, onLoad) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(name, import.meta.url).href;
  link.onload = onLoad;
  document.head.append(link);
}
