/** The console's page of every event: new ones appear at its top as they happen. */

import { Live } from '../live.js';
import { refresh } from '../refresh.js';
import { localize } from '../times.js';
import { staleness } from './stale.js';

const TOGETHER_MS = 400; // the events of one turn arrive together; one look is enough

const page = /** @type {HTMLElement} */ (document.getElementById('interview'));
let pending = 0;
const tellStale = staleness();

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
      tellStale(state);
    },
  }).start();
}
