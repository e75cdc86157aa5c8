/** What the scripts of a guide's editor say, in one place. The console is in English only. */

export const words = {
  draft: {
    kept: 'Draft kept on this device',
    fragile: 'Not saved; this browser keeps no draft',
    found: (/** @type {string} */ when) => `A draft of yours from ${when} is kept on this device.`,
    behind: 'A newer version was saved since it began; saving shows you what is different.',
  },
  trying: {
    unreachable: 'The server cannot be reached just now. What you write is kept on this device.',
    signedOut: 'You are signed out. Sign in on another tab; what you write is kept on this device.',
    refused: 'That did not work. Please try again.',
  },
};
