/** The console's page of one interview, seen as it happens. */

import { announce, Told } from '../announcing.js';
import { followFromTheEnd } from './following_on.js';
import { keepNote } from './keeping.js';
import { Live } from '../live.js';
import { Provisional } from '../provisional.js';
import { refresh } from '../refresh.js';
import { staleness } from './stale.js';
import { STATUS_AFTER } from '../standing.js';
import { localize } from '../times.js';
import { Transcript } from '../transcript.js';
import { enableWriting } from './writing.js';

const INTERVIEW_PARTS = ['standing', 'review', 'lead', 'desk', 'facts', 'notes'];
const TOLD_PLACES = ['obstacle', 'review-progress', 'withdrawn'];
const TOGETHER_MS = 400; // the events of one turn arrive together; one look is enough
const MARKED_ANEW = 12; // messages before those that came, whose marked words may change with them

watchInterview();

function watchInterview() {
  const page = /** @type {HTMLElement} */ (document.getElementById('interview'));
  const list = /** @type {HTMLElement} */ (document.getElementById('transcript'));
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById('message-template'));
  const provisional = new Provisional(
    /** @type {HTMLElement} */ (document.getElementById('reply')),
    /** @type {HTMLElement} */ (document.getElementById('reply-note')),
  );
  const told = new Told(TOLD_PLACES);
  const transcript = new Transcript(list, template);
  const follow = followFromTheEnd();
  const isLatest = !('isEarlier' in page.dataset); // else what is said now belongs on another page
  let pending = 0;
  let upToDate = list.querySelectorAll('.message-text[id]').length; // messages as the server showed them
  const tellStale = staleness();

  const live = new Live({
    url: `${document.documentElement.dataset.root}/api/v1/interviews/${page.dataset.id}/events`,
    after: Number(page.dataset.version),
    onEvent(item) {
      if (item.event === 'message-added') follow(() => take(item));
      if (item.event === 'interviewer-changed') provisional.clear();
      keepStanding(page, item);
      offer();
      clearTimeout(pending);
      pending = window.setTimeout(bringUpToDate, TOGETHER_MS);
    },
    onDelta(delta) {
      if (isLatest) follow(() => provisional.take(delta));
    },
    onState(state) {
      page.dataset.live = state;
      const gone = document.getElementById('gone');
      if (gone) gone.hidden = state !== 'refused';
      tellStale(state);
    },
  });

  /** @param {import('../live.js').EventItem} item */
  function take(item) {
    const isExpected = item.data.speaker === 'interviewer' && provisional.isSpeaking;
    if (isExpected) provisional.clear();
    if (!isLatest) return;
    const became = transcript.put({ ...item.data, seq: item.seq, recorded_at: item.recorded_at }, { isExpected });
    document.getElementById('transcript-empty')?.remove();
    if (became === 'new') complete(/** @type {HTMLElement} */ (transcript.find(item.data.id)), item);
  }

  async function bringUpToDate() {
    const texts = [...list.querySelectorAll('.message-text[id]')];
    const latest = texts.slice(Math.max(upToDate - MARKED_ANEW, 0));
    if (await refresh([...INTERVIEW_PARTS, ...latest.map((each) => each.id)], localize)) upToDate = texts.length;
    told.look();
  }

  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('write'));
  const tell = form && enableWriting(form, page.dataset.id ?? '', () => live.catchUp());
  const offer = () => tell?.(standing(page));
  offer();
  keepNote(page.dataset.id ?? '');
  live.start();
}

/**
 * Give a new message what the others have besides their words: a way into the past, and places
 * that are brought up to date. Those who listen are told it.
 * @param {HTMLElement} item
 * @param {import('../live.js').EventItem} event
 */
function complete(item, { seq, data }) {
  const replay = item.querySelector('.message-replay');
  replay?.setAttribute('href', `${location.pathname}?at=${seq}`);
  replay?.setAttribute('aria-label', `The interview as it stood at message ${seq}`);
  item.querySelector('.message-text')?.setAttribute('id', `t-${data.id}`);
  announce(`${item.querySelector('.message-by')?.textContent}: ${item.querySelector('.message-text')?.textContent}`);
}

/**
 * Keep what the page knows of the interview's standing. The box to write in follows it and is
 * never replaced: somebody's words are in it.
 * @param {HTMLElement} page
 * @param {import('../live.js').EventItem} item
 */
function keepStanding({ dataset }, { event, data }) {
  if (event in STATUS_AFTER) dataset.status = STATUS_AFTER[event];
  if (event === 'interviewer-changed') dataset.interviewer = data.to;
}

/** @param {HTMLElement} page */
function standing({ dataset }) {
  const isTalking = dataset.status === 'active' || dataset.status === 'paused';
  return { isLeading: dataset.interviewer === 'human', isTalking };
}
