/**
 * Times in the reader's own zone, in the language of the page, the way the reader's part of the
 * world writes them. The server renders UTC, which works without scripts.
 */

import { words } from './words.js';

const spoken = document.documentElement.lang;
const locale = navigator.languages.find((each) => base(each) === base(spoken)) ?? (spoken || undefined);
// Whoever counts hours to 24 does so in a page that speaks another language, too.
const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hourCycle });
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const shortDayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const shortMoment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', hourCycle });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });

/** @param {Date} at */
export const clockTime = (at) => clock.format(at);

/** @param {Date} at */
export const exactTime = (at) => exact.format(at);

/**
 * Name a day the way one would say it: Today, Yesterday, Monday 3 November, 3 November 2024.
 * @param {Date} at
 */
export function dayName(at, now = new Date()) {
  const days = calendarDays(at, now);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  return (days < 300 ? day : dayOfYear).format(at);
}

/**
 * Say how long ago something was: "3 min. ago" within the hour, then the time, then the date.
 * @param {Date} at
 */
export function ago(at, now = new Date()) {
  const minutes = Math.round((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const days = calendarDays(at, now);
  if (days === 0) return clockTime(at);
  return (days < 300 ? shortDay : shortDayOfYear).format(at);
}

/**
 * Rewrite every <time> below `root`; `data-as` asks for more than the time of day:
 * "ago" for how long ago, "moment" for the date as well.
 * @param {ParentNode} root
 */
export function localize(root = document) {
  for (const element of root.querySelectorAll('time[datetime]')) {
    const time = /** @type {HTMLTimeElement} */ (element);
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = shown(at, time.dataset.as);
    time.title = exactTime(at);
  }
}

/** @param {Date} at @param {string | undefined} as */
function shown(at, as) {
  if (as === 'ago') return ago(at);
  return as === 'moment' ? shortMoment.format(at) : clockTime(at);
}

/** @param {Date} earlier @param {Date} later */
function calendarDays(earlier, later) {
  const midnight = (/** @type {Date} */ at) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

/** @param {string} language */
function base(language) {
  return language.split('-')[0].toLowerCase();
}
