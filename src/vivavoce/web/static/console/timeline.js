/** The console's page of every event: new ones appear at its top as they happen. */

import { Live } from '../live.js';
import { refresh } from '../refresh.js';
import { ASKED_EVERY_MS, showStale } from './stale.js';
import { localize } from '../times.js';

const TOGETHER_MS = 400; // the events of one turn arrive together; one look is enough

const page = /** @type {HTMLElement} */ (document.getElementById('interview'));
let pending = 0;
let lost = 0;

if (!('isEarlier' in page.dataset)) {
  new Live({
    url: `${document.documentElement.dataset.root}/api/v1/interviews/${page.dataset.id}/events`,
    after: Number(page.dataset.version),
    onEvent() {
      clearTimeout(pending);
      pending = window.setTimeout(() => refresh(['events'], localize), TOGETHER_MS);
    },
    onState(state) {
      page.dataset.live = state;
      clearTimeout(lost);
      if (state === 'open') return showStale(new Date());
      const since = new Date();
      lost = window.setTimeout(() => showStale(since), 2 * ASKED_EVERY_MS);
    },
  }).start();
}
