/**
 * Every sentence the scripts put on a page, in one place.
 *
 * They are promises to the person reading: "Saved" only ever stands for a receipt
 * from the server, "kept on this device" only for something that survives a reload.
 */

import { _, fill } from './catalogue.js';

export const words = {
  delivery: {
    sending: _('Sending…'),
    saved: _('Saved'),
    waiting: _('Kept on this device, will be sent'),
    // The browser refuses to store anything (private window, full disk).
    fragile: _('Not sent yet. Please keep this page open.'),
    refused: (/** @type {string} */ why) => fill(_('Not sent. {why}'), { why }),
  },
  refused: {
    completed: _('The interview was already complete. Your words are kept here, on this device.'),
    cancelled: _('The interview was ended. Your words are kept here, on this device.'),
    pending_review: _('The interview is being looked at. Your words are kept here, on this device.'),
    paused: _('The interview is paused. Continue it to send this.'),
    unknown: _('The server did not accept it.'),
  },
  connection: {
    offline: _('You are offline. Keep writing: it stays on this device and is sent once you are back.'),
    lost: _('The server cannot be reached just now. Keep writing: it stays on this device and is sent as soon as the server answers.'),
    lostFragile: _('The server cannot be reached just now. Please keep this page open; trying again.'),
    busy: _('The server is busy. Your words stay on this device and are sent in a moment.'),
    refused: _('This link is not accepted on this device any more. What you wrote is kept here; please open the link you were sent once more.'),
    back: _('Connected again.'),
  },
  action: {
    unreachable: _('That did not work: the server cannot be reached just now. Please try again.'),
    refused: _('That did not work.'),
  },
  reply: {
    delayed: _('The interviewer cannot be reached at the moment. Your answer is saved; the conversation goes on by itself.'),
    delayedOpening: _('The interviewer cannot be reached at the moment. The conversation begins by itself.'),
    // It was reached, and what it wrote was not fit to be said.
    unfit: _('The interviewer needs another moment. Your answer is saved; the conversation goes on by itself.'),
    unfitOpening: _('The interviewer needs another moment. The conversation begins by itself.'),
    slow: _('This takes a little longer. Your answer is saved; you can close this page and come back later.'),
  },
  announce: {
    saved: _('Saved.'),
    waiting: _('Kept on this device. It will be sent when the connection is back.'),
    question: (/** @type {string} */ text) => fill(_('Interviewer: {text}'), { text }),
    person: _('A person leads this interview now.'),
    program: _('The interviewer is a program again.'),
    byReason: {
      'interviewer-unavailable': _('The interviewer could not go on, so the interview is paused. Your answers are saved.'),
      'over-budget': _('The interview is paused. Whoever asked for it has to decide whether it goes on. Your answers are saved.'),
    },
    status: {
      paused: _('The interview is paused.'),
      active: _('The interview goes on.'),
      completed: _('The interview is complete. Thank you.'),
      cancelled: _('The interview was ended.'),
      pending_review: _('The interview is being looked at. There is nothing for you to do meanwhile.'),
    },
  },
  onlyText: _('Only text can be sent here, no files.'),
  room: {
    left: (/** @type {number} */ count) => fill(_('There is room for about {count} more characters in one answer.'), { count: grouped(count) }),
    over: (/** @type {number} */ count) => fill(_('This is {count} characters too long for one answer. Nothing was cut off: please shorten it, or send it in parts.'), { count: grouped(count) }),
  },
  correction: {
    corrects: (/** @type {string} */ said) => fill(_('Corrects: “{words}”'), { words: said }),
    correctsEarlier: _('Corrects an earlier answer'),
    corrected: _('Corrected below'),
  },
  voice: {
    speak: _('Speak your answer'),
    listening: _('Listening. Your browser writes down what you say, perhaps through a service of its maker’s. Only what you send becomes your answer.'),
    errors: {
      'not-allowed': _('The microphone is not allowed on this page. You can allow it in your browser, or type your answer.'),
      'service-not-allowed': _('Your browser does not write down speech here. Please type your answer.'),
      'audio-capture': _('No microphone was found. Please type your answer.'),
      network: _('Speech cannot be written down just now, because your browser needs a connection for it. Please type your answer.'),
      'no-speech': _('Nothing was heard. Try again, or type your answer.'),
      'language-not-supported': _('Your browser cannot write down speech in this language. Please type your answer.'),
      other: _('Your speech could not be written down. Please type your answer.'),
    },
  },
  leaving: {
    title: _('Not everything is sent yet'),
    unsent: (/** @type {number} */ count) => fill(_('Messages that are on this device only: {count}. If you leave now, they are lost.'), { count: grouped(count) }),
    stay: _('Stay'),
    wait: _('Leave when they are sent'),
    now: _('Delete them and leave'),
    waiting: _('Waiting until everything is sent…'),
    left: _('Nothing of this interview is left on this device.'),
    failed: _('Your browser did not let everything be removed. Please delete this site’s data in its settings.'),
  },
  write: {
    sent: _('Sent'),
    later: _('Not sent: the server cannot be reached just now. Your words are kept on this device; send them once more.'),
    refused: (/** @type {string} */ why) => fill(_('Not sent. {why}'), { why }),
  },
  draft: _('Draft kept on this device'),
  copied: _('Copied'),
  copyFailed: _('Press Ctrl+C to copy'),
  stale: (/** @type {string} */ since) => fill(_('Not up to date since {since}: the server cannot be reached.'), { since }),
  today: _('Today'),
  yesterday: _('Yesterday'),
};

/** A number as one reads it. @param {number} count */
function grouped(count) {
  return count.toLocaleString(document.documentElement.lang || undefined);
}
