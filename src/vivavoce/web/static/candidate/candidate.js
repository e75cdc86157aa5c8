/**
 * The candidate's page. The server rendered everything there is; this keeps it up to
 * date, and keeps what is written safe until the server has confirmed it.
 */

import { announce } from '../announcing.js';
import { Composer } from '../composer.js';
import { Connection } from './connection.js';
import { Correcting } from './correcting.js';
import { wordsOf } from '../corrections.js';
import { Device } from './device.js';
import { refuseFiles } from './dropping.js';
import { Following } from '../following.js';
import { History } from './history.js';
import { post } from '../http.js';
import { Live } from '../live.js';
import { Outbox } from './outbox.js';
import { learn, Parts } from './parts.js';
import { keepPlace, keptPlace } from './place.js';
import { Provisional } from '../provisional.js';
import { ReplyNotice } from './reply.js';
import { Sending } from './sending.js';
import { Standing } from '../standing.js';
import { Transcript } from '../transcript.js';
import { Typing } from './typing.js';
import { offerVoice } from './voice.js';
import { words } from '../words.js';

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const page = $('interview');
const interviewId = page.dataset.id ?? '';
const root = document.documentElement.dataset.root;
const api = `${root}/api/v1/interviews/${interviewId}`;
const draftKey = `vivavoce:draft:${interviewId}`;

let resumeOnceSaved = false;
/** @type {Typing | undefined} */
let typing;

const transcript = new Transcript($('transcript'), /** @type {HTMLTemplateElement} */ ($('message-template')));
const provisional = new Provisional($('reply-text'), $('reply-note'), () => showReply());
const replyNotice = new ReplyNotice($('reply'), $('reply-dots'), $('reply-slow'), () => live.catchUp());
const outbox = await Outbox.open(interviewId);
const connection = new Connection($('connection'), () => outbox.durable);
const device = new Device(page, outbox);
const following = new Following(() => ($('newer').hidden = true));
// What one is to agree to is read from its beginning.
const isUnread = page.dataset.consent !== undefined && !document.querySelector('[data-speaker="candidate"]');
if (isUnread) following.leave();
const earlier = new History(transcript, following);

const standing = new Standing(page, announce, (status) => {
  if (status === 'completed') live.stop();
  sending.sender.release();
  parts.renew();
});

// --- sending ---

const sending = new Sending({
  outbox,
  url: `${api}/messages`,
  transcript,
  connection,
  onReceipt({ text, corrects }, receipt) {
    hear({ ...receipt, text, corrects, speaker: 'candidate' });
    live.expect(receipt.seq);
    if (resumeOnceSaved) act('resume');
    resumeOnceSaved = false;
  },
  onChange: () => showReply(),
  async whyClosed() {
    await live.catchUp();
    return standing.status === 'active' ? null : words.refused[standing.status];
  },
  catchUp: () => live.catchUp(),
  onStranded: () => device.sendLater(),
});

/** @param {import('./outbox.js').Written} written without its id */
function send(written) {
  resumeOnceSaved = standing.isForCandidateToEnd;
  sending.send(written);
  parts.answered();
  following.go();
}

/** Send what is in the box. @param {string} text */
function sendTyped(text) {
  send({ text, corrects: correcting.id, paradata: typing?.take() });
}

$('transcript').addEventListener('click', (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('button');
  const message = button && sending.takeBack(button.closest('li')?.dataset.id ?? '');
  if (!button || !message) return;
  if (button.value === 'edit') composer.prepend(message.text);
  else composer.textarea.focus();
});

// --- what the server tells ---

const live = new Live({
  url: `${api}/events`,
  after: Number(page.dataset.version),
  kept: device.kept,
  onEvent(item, isKept) {
    const { data } = item;
    standing.take(item);
    device.take(item);
    if (item.event === 'interviewer-changed') provisional.clear();
    if (item.event === 'message-added') hear({ ...data, seq: item.seq, recorded_at: item.recorded_at }, isKept);
    else if (item.event === 'profile-updated') learn(data.changes ?? {});
    showReply();
  },
  onDelta(delta) {
    provisional.take(delta);
    showReply();
  },
  onState(state) {
    if (state === 'refused') device.refused();
    if (state === 'refused') return connection.report('refused');
    if (state === 'lost') return connection.report('unreachable');
    const wasBad = !connection.good;
    connection.report('good');
    if (wasBad) sending.goOn();
    showReply();
  },
});

/**
 * A message is stored: the server says so, in a receipt or in the stream.
 * @param {import('../transcript.js').Message} message
 * @param {boolean} [isKept] this device knew it before the page was loaded: nobody is told again
 */
function hear(message, isKept = false) {
  const follow = following.isReaderAtEnd();
  // The words that were coming are here, or somebody else had the next word.
  const isExpected = message.speaker === 'interviewer' && provisional.isSpeaking;
  if (isExpected) provisional.clear();
  outbox.remove(message.id);
  const was = transcript.put(message, { isExpected });
  if (was === 'confirmed') announce(words.announce.saved);
  if (message.speaker === 'candidate' && was !== 'known') parts.answered(); // here, or on another page
  else if (was === 'new' && !isKept) welcome(message);
  showReply();
  if (follow) following.go(); // the page may be as long as before, and was shorter in between
  else if (was === 'new') $('newer').hidden = false;
}

/** The interviewer said something new. @param {import('../transcript.js').Message} message */
function welcome({ text }) {
  announce(words.announce.question(text));
  readAloud(text);
  parts.asked();
}

/** Whether a question stands there that nobody has answered, as far as this page knows. */
function isQuestionOpen() {
  return !sending.isUnderWay && transcript.lastStored?.dataset.speaker === 'interviewer';
}

/**
 * Show that a reply is on its way, only while one is: the server has the answer, a
 * machine owes the next words, they are not delayed, and we could hear them.
 */
function showReply() {
  const isOwed = standing.isLedByMachine && !standing.isDelayed && !sending.isUnderWay && !isQuestionOpen();
  const isShown = connection.good && standing.status === 'active' && (isOwed || provisional.isSpeaking);
  replyNotice.show(isShown, provisional.isSpeaking);
}

// --- pause and continue ---

for (const form of document.querySelectorAll('form[data-action=pause], form[data-action=resume]')) {
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
  const place = $('flash');
  place.removeAttribute('role'); // as of the connection: what was hidden is announced apart
  place.textContent = sentence;
  place.hidden = !sentence;
  if (sentence) announce(sentence);
}

// --- writing ---

const form = /** @type {HTMLFormElement} */ ($('composer'));
const corrected = Correcting.rendered(form);

const composer = new Composer({
  form,
  draftKey: corrected ? Correcting.key(draftKey, corrected) : draftKey,
  onSend: sendTyped,
  onSent: () => correcting.end({ sent: true }),
  onDraft(isKept) {
    $('draft').textContent = isKept ? words.draft : '';
    typing?.keep();
  },
});
typing = new Typing(composer.textarea, composer.draftKey);
const correcting = new Correcting({ composer, history: earlier, draftKey, onSwitch: (key) => typing?.use(key) });
if (corrected) correcting.resume(corrected);

const parts = new Parts({
  url: `${root}/interviews/${interviewId}/parts`,
  isOpen: isQuestionOpen,
  onTap(text) {
    send({ text });
    // The button is gone. A keyboard writes on; a phone's would only be in the way.
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) composer.textarea.focus();
  },
});

const readAloud = offerVoice({
  composer,
  toggle: /** @type {HTMLButtonElement | null} */ (document.getElementById('read-aloud')),
  language: $('transcript').lang,
  question() {
    const asked = transcript.lastStored;
    return asked?.dataset.speaker === 'interviewer' ? wordsOf(asked) : '';
  },
});

refuseFiles(() => {
  flash(words.onlyText);
  composer.textarea.addEventListener('input', () => flash(''), { once: true });
});

// --- the page itself ---

/** Where one was reading, what the address names, or where the conversation is. */
async function arrive() {
  const key = `vivavoce:place:${interviewId}`;
  const place = keptPlace(key);
  history.scrollRestoration = 'manual'; // the browser does not know what is fetched later
  const isArrived = place ? await earlier.return(place) : await earlier.arrive();
  if (!isArrived && !isUnread) following.go();
  history.scrollRestoration = 'auto';
  keepPlace(key, transcript.list, () => following.isReaderAtEnd());
}

$('newer').addEventListener('click', () => following.go());
document.documentElement.classList.add('scripted');
const hasDraft = () => composer.textarea.value.trim() !== '';
device.offerToLeave(live, sending, hasDraft, () => flash(words.action.unreachable));
await live.recall();
sending.start();
arrive();
if (standing.status !== 'completed') live.start();
