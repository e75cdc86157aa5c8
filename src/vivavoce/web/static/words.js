/**
 * Every sentence the scripts put on a page, in one place.
 *
 * They are promises to the person reading: "Saved" only ever stands for a receipt
 * from the server, "kept on this device" only for something that survives a reload.
 */
export const words = {
  delivery: {
    sending: 'Sending…',
    saved: 'Saved',
    waiting: 'Kept on this device, will be sent',
    // The browser refuses to store anything (private window, full disk).
    fragile: 'Not sent yet. Please keep this page open.',
    refused: (/** @type {string} */ why) => `Not sent. ${why}`,
  },
  refused: {
    completed: 'The interview was already complete. Your words are kept here, on this device.',
    cancelled: 'The interview was ended. Your words are kept here, on this device.',
    pending_review: 'The interview is being looked at. Your words are kept here, on this device.',
    paused: 'The interview is paused. Continue it to send this.',
    unknown: 'The server did not accept it.',
  },
  edit: 'Edit',
  discard: 'Discard',
  connection: {
    offline: 'You are offline. Keep writing: it stays on this device and is sent once you are back.',
    lost: 'The server cannot be reached just now. Keep writing: it stays on this device and is sent as soon as the server answers.',
    lostFragile: 'The server cannot be reached just now. Please keep this page open; trying again.',
    busy: 'The server is busy. Your words stay on this device and are sent in a moment.',
    refused: 'This link is not accepted on this device any more. What you wrote is kept here; please open the link you were sent once more.',
    back: 'Connected again.',
  },
  action: {
    unreachable: 'That did not work: the server cannot be reached just now. Please try again.',
    refused: 'That did not work.',
  },
  reply: {
    writing: 'The interviewer is writing',
    delayed: 'The interviewer cannot be reached at the moment. Your answer is saved; the conversation goes on by itself.',
    delayedOpening: 'The interviewer cannot be reached at the moment. The conversation begins by itself.',
    // It was reached, and what it wrote was not fit to be said.
    unfit: 'The interviewer needs another moment. Your answer is saved; the conversation goes on by itself.',
    unfitOpening: 'The interviewer needs another moment. The conversation begins by itself.',
    slow: 'This takes a little longer. Your answer is saved; you can close this page and come back later.',
  },
  announce: {
    saved: 'Saved.',
    waiting: 'Kept on this device. It will be sent when the connection is back.',
    question: (/** @type {string} */ text) => `Interviewer: ${text}`,
    person: 'A person leads this interview now.',
    program: 'The interviewer is a program again.',
    byReason: {
      'interviewer-unavailable': 'The interviewer could not go on, so the interview is paused. Your answers are saved.',
      'over-budget': 'The interview is paused. Whoever asked for it has to decide whether it goes on. Your answers are saved.',
    },
    status: {
      paused: 'The interview is paused.',
      active: 'The interview goes on.',
      completed: 'The interview is complete. Thank you.',
      cancelled: 'The interview was ended.',
      pending_review: 'The interview is being looked at. There is nothing for you to do meanwhile.',
    },
  },
  write: {
    sent: 'Sent',
    later: 'Not sent: the server cannot be reached just now. Your words are kept on this device; send them once more.',
    refused: (/** @type {string} */ why) => `Not sent. ${why}`,
  },
  draft: 'Draft kept on this device',
  copied: 'Copied',
  copyFailed: 'Press Ctrl+C to copy',
  stale: (/** @type {string} */ since) => `Not up to date since ${since}: the server cannot be reached.`,
  today: 'Today',
  yesterday: 'Yesterday',
};
