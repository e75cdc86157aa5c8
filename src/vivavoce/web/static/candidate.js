/**
 * The candidate's page. The server rendered everything there is; this keeps it up to
 * date, and keeps what is written safe until the server has confirmed it.
 */

import { announce } from './announcing.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { Following } from './following.js';
import { post } from './http.js';
import { newId } from './ids.js';
import { Live } from './live.js';
import { Outbox } from './outbox.js';
import { Provisional } from './provisional.js';
import { Sender } from './sender.js';
import { Standing } from './standing.js';
import { Transcript } from './transcript.js';
import { words } from './words.js';

const SLOW_REPLY_MS = 15_000;
const SETTLED = new Set(['obtained', 'refused', 'unknown', 'not_applicable']);

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const page = $('interview');
const interviewId = page.dataset.id ?? '';
const api = `${document.documentElement.dataset.root}/api/v1/interviews/${interviewId}`;

let resumeOnceSaved = false;
let slow = 0;

const transcript = new Transcript($('transcript'), /** @type {HTMLTemplateElement} */ ($('message-template')));
const provisional = new Provisional($('reply-text'), $('reply-note'));
const outbox = new Outbox(interviewId);
const connection = new Connection($('connection'), () => outbox.durable);
const following = new Following(() => ($('newer').hidden = true));

const standing = new Standing(page, announce, (status) => {
  if (status === 'completed') live.stop();
  sender.release();
});

// --- sending ---

const sender = new Sender({
  outbox,
  url: `${api}/messages`,
  onSending(message) {
    if (connection.good) transcript.mark(message.id, 'sending', words.delivery.sending);
  },
  onSaved(message, receipt) {
    connection.report('good');
    hear({ ...receipt, text: message.text, speaker: 'candidate' });
    live.expect(receipt.seq);
    if (resumeOnceSaved) act('resume');
    resumeOnceSaved = false;
  },
  onWaiting(why) {
    connection.report(why);
    showWaiting();
  },
  onRefused(message, detail) {
    showRefused(message.id, detail);
  },
  async onHalted(kind, detail) {
    if (kind === 'locked-out') {
      connection.report('refused');
      return showWaiting();
    }
    // Our status may be older than the refusal: look before saying why.
    await live.catchUp();
    if (standing.status === 'active') return refuseNext(detail);
    for (const { id } of outbox.all()) showRefused(id, words.refused[standing.status]);
  },
});

/** @param {string} text */
function send(text) {
  const message = { id: newId(), text };
  outbox.add(message);
  transcript.putWaiting(message);
  if (connection.good) transcript.mark(message.id, 'sending', words.delivery.sending);
  else showWaiting();
  resumeOnceSaved = standing.isForCandidateToEnd;
  showReply();
  following.go();
  sender.kick();
}

/** Show what the outbox holds: ours after a reload, and what another tab put there. */
function showWaiting() {
  const label = outbox.durable ? words.delivery.waiting : words.delivery.fragile;
  for (const { id, text, refused } of outbox.all()) {
    transcript.putWaiting({ id, text });
    if (refused !== undefined) showRefused(id, refused);
    else if (transcript.mark(id, 'waiting', label)) announce(outbox.durable ? words.announce.waiting : label);
  }
  showReply();
}

/** @param {string} id @param {string} why */
function showRefused(id, why) {
  const sentence = words.delivery.refused(why || words.refused.unknown);
  if (transcript.mark(id, 'refused', sentence)) announce(sentence);
  showReply();
}

/** The interview is open and still this one was turned away: it alone is at fault. */
function refuseNext(/** @type {string} */ detail) {
  const message = outbox.next();
  if (message) {
    outbox.put({ ...message, refused: detail });
    showRefused(message.id, detail);
  }
  sender.release();
}

$('transcript').addEventListener('click', (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('button');
  const id = button?.closest('li')?.dataset.id;
  const message = outbox.all().find((waiting) => waiting.id === id);
  if (!button || !message) return;
  outbox.remove(message.id);
  transcript.remove(message.id);
  if (button.value === 'edit') composer.prepend(message.text);
  else composer.textarea.focus();
});

window.addEventListener('storage', async (event) => {
  if (!event.key?.startsWith(outbox.prefix)) return;
  if (event.newValue !== null) return showWaiting();
  // Gone from the other tab's outbox: either saved, which the journal knows, or discarded.
  const id = event.key.slice(outbox.prefix.length);
  if (transcript.find(id)?.dataset.seq || !(await live.catchUp())) return;
  transcript.remove(id);
});

// --- what the server tells ---

const live = new Live({
  url: `${api}/events`,
  after: Number(page.dataset.version),
  onEvent(item) {
    const { data } = item;
    standing.take(item);
    if (item.event === 'interviewer-changed') provisional.clear();
    if (item.event === 'message-added') hear({ ...data, seq: item.seq, recorded_at: item.recorded_at });
    else if (item.event === 'profile-updated') learn(data.changes ?? {});
    showReply();
  },
  onDelta(delta) {
    provisional.take(delta);
    showReply();
  },
  onState(state) {
    if (state === 'refused') return connection.report('refused');
    if (state === 'lost') return connection.report('unreachable');
    const wasBad = !connection.good;
    connection.report('good');
    if (wasBad) sender.kick();
    showReply();
  },
});

/**
 * A message is stored: the server says so, in a receipt or in the stream.
 * @param {import('./transcript.js').Message} message
 */
function hear(message) {
  const follow = following.isReaderAtEnd();
  // The words that were coming are here, or somebody else had the next word.
  const isExpected = message.speaker === 'interviewer' && provisional.isSpeaking;
  if (isExpected) provisional.clear();
  outbox.remove(message.id);
  const was = transcript.put(message, { isExpected });
  if (was === 'confirmed') announce(words.announce.saved);
  if (was === 'new' && message.speaker === 'interviewer') announce(words.announce.question(message.text));
  showReply();
  if (was === 'new' && !follow) $('newer').hidden = false;
}

/** @param {Record<string, {status?: string} | null>} changes */
function learn(changes) {
  const bar = /** @type {HTMLProgressElement | null} */ (document.getElementById('progress'));
  if (!bar?.dataset.fields) return;
  const fields = JSON.parse(bar.dataset.fields);
  for (const [name, value] of Object.entries(changes)) {
    if (name in fields) fields[name] = SETTLED.has(value?.status ?? 'pending');
  }
  bar.dataset.fields = JSON.stringify(fields);
  const settled = Object.values(fields);
  bar.value = settled.filter(Boolean).length / Math.max(settled.length, 1);
}

/**
 * Show that a reply is on its way, only while one is: the server has the answer, a
 * machine owes the next words, they are not delayed, and we could hear them.
 */
function showReply() {
  const isOwed =
    standing.isLedByMachine &&
    !standing.isDelayed &&
    outbox.next() === undefined &&
    transcript.lastStored?.dataset.speaker !== 'interviewer';
  const shown = connection.good && standing.status === 'active' && (isOwed || provisional.isSpeaking);
  // Words that are coming look as they will when they are stored, with nothing around them.
  $('reply-dots').hidden = provisional.isSpeaking;
  if (provisional.isSpeaking) $('reply-slow').hidden = true;
  if (shown === !$('reply').hidden) return;
  clearTimeout(slow);
  $('reply').hidden = !shown;
  $('reply-slow').hidden = true;
  if (!shown) return;
  slow = window.setTimeout(() => {
    $('reply-slow').textContent = words.reply.slow;
    $('reply-slow').hidden = provisional.isSpeaking;
  }, SLOW_REPLY_MS);
}

// --- pause and continue ---

for (const form of document.querySelectorAll('form[data-action]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act(/** @type {HTMLElement} */ (form).dataset.action ?? '');
  });
}

/** @param {string} action */
async function act(action) {
  const outcome = await post(`${api}/${action}`);
  if (outcome.kind === 'done') {
    flash('');
    standing.setStatus(outcome.body.status, outcome.body.reason ?? '');
    following.go(); // what became of it is told there
  } else if (outcome.kind === 'later') {
    flash(words.action.unreachable);
  } else {
    await live.catchUp();
    flash(`${words.action.refused} ${outcome.detail}`.trim());
  }
  showReply();
  if (standing.status === 'active' && action === 'resume') composer.textarea.focus();
}

/** @param {string} sentence */
function flash(sentence) {
  $('flash').textContent = sentence;
  $('flash').hidden = !sentence;
}

// --- the page itself ---

$('newer').addEventListener('click', () => following.go());
window.addEventListener('online', () => sender.kick());
document.addEventListener('visibilitychange', () => document.hidden || sender.kick());
document.documentElement.classList.add('scripted');

const composer = new Composer({
  form: /** @type {HTMLFormElement} */ ($('composer')),
  draftKey: `vivavoce:draft:${interviewId}`,
  onSend: send,
  onDraft(kept) {
    $('draft').textContent = kept ? words.draft : '';
  },
});

// What the server has shown already needs no sending: its receipt was lost on the way.
for (const { id } of outbox.all()) if (transcript.find(id)) outbox.remove(id);
showWaiting();
showReply();
following.go();
if (standing.status !== 'completed') live.start();
sender.kick();
