/**
 * Follow what is added to a page that is read from its top: its reader is led along from when
 * they have first been at its end, and not before.
 */

import { Following } from '../following.js';

const NEARLY_PX = 48;

/** @returns {(add: () => void) => void} runs `add`, and keeps a reader at the end there */
export function followFromTheEnd() {
  /** @type {Following | null} */
  let following = null;
  const look = () => {
    const root = document.documentElement;
    // A page that fits its window is at its end without anybody having gone there.
    const isScrolled = window.scrollY > 0;
    if (following || !isScrolled || window.scrollY + window.innerHeight < root.scrollHeight - NEARLY_PX) return;
    following = new Following(() => {});
  };
  window.addEventListener('scroll', look, { passive: true });
  return (add) => {
    look();
    const isAtEnd = following?.isReaderAtEnd() ?? fits();
    add();
    if (isAtEnd && !following) following = fits() ? null : new Following(() => {});
    else if (isAtEnd) following?.go();
  };
}

function fits() {
  return document.documentElement.scrollHeight <= window.innerHeight + NEARLY_PX;
}
