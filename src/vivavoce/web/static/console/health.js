/** The page of the health: it moves with the server, and says since when there is no answer. */

import { refresh } from '../refresh.js';
import { clockTime, localize } from '../times.js';

const PARTS = ['safety', 'charts', 'facts', 'minutes'];
const EVERY_MS = 5_000;

let answeredAt = new Date();
let latest = 'now'; // what the right end of the charts is called
watch();
document.addEventListener('pointermove', (event) => point(event));

function watch() {
  const tick = async () => {
    if (document.hidden) return;
    if (await refresh(PARTS, localize)) {
      answeredAt = new Date();
      latest = 'now';
      tell(sentence()?.textContent ?? '');
    } else {
      showSilence();
    }
  };
  setInterval(tick, EVERY_MS);
  document.addEventListener('visibilitychange', tick);
}

/** The server's own sentence would not be known to be true any more. */
function showSilence() {
  const part = document.getElementById('safety');
  const place = sentence();
  if (!part || !place) return;
  part.dataset.condition = 'unwell';
  latest = clockTime(answeredAt);
  for (const end of document.querySelectorAll('.chart-time span:last-child')) end.textContent = latest;
  place.textContent = `No answer from this server since ${clockTime(answeredAt)}.`;
  part.querySelectorAll('.notice').forEach((note) => note.remove());
  const when = document.getElementById('safety-when');
  if (when) when.textContent = 'What was acknowledged before is on its disk. It is asked again every few seconds.';
  tell(place.textContent);
}

const sentence = () => document.getElementById('safety-sentence');

/** Whoever listens hears a sentence once, when it changes. @param {string} text */
function tell(text) {
  const place = document.getElementById('safety-told');
  if (!place) return;
  if (place.dataset.last !== undefined && place.dataset.last !== text) place.textContent = text;
  place.dataset.last = text;
}

/**
 * Show the values of the moment that the pointer is at, and the latest ones when it leaves.
 * @param {PointerEvent} event
 */
function point({ target, clientX }) {
  const over = target instanceof Element ? target.closest('.chart-plot') : null;
  for (const chart of document.querySelectorAll('.chart')) show(/** @type {HTMLElement} */ (chart), over, clientX);
}

/** @param {HTMLElement} chart @param {Element | null} over @param {number} x */
function show(chart, over, x) {
  const plot = /** @type {HTMLElement} */ (chart.querySelector('.chart-plot'));
  const cursor = /** @type {HTMLElement} */ (chart.querySelector('.chart-cursor'));
  const times = JSON.parse(document.getElementById('charts')?.dataset.times ?? '[]');
  const values = [...chart.querySelectorAll('.chart-value b')];
  const lines = [...chart.querySelectorAll('.chart-line')].map((line) => JSON.parse(line.getAttribute('data-told') ?? '[]'));
  const box = plot.getBoundingClientRect();
  const steps = Number(plot.querySelector('svg')?.viewBox.baseVal.width) / 2;
  const back = Math.round((1 - (x - box.left) / box.width) * steps);
  const index = times.length - 1 - back;
  const isHere = plot === over && index >= 0 && index < times.length;
  cursor.hidden = !isHere;
  if (isHere) cursor.style.insetInlineStart = `${(1 - back / steps) * 100}%`;
  const last = times.length - 1;
  values.forEach((value, at) => (value.textContent = lines[at]?.[isHere ? index : last] || '–'));
  const when = /** @type {HTMLElement} */ (chart.querySelector('.chart-time span:last-child'));
  when.textContent = isHere ? clockTime(new Date(times[index])) : latest;
}
