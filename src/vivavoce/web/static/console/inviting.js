/**
 * Opening many interviews, with progress.
 *
 * The form is sent for some people at a time, again and again until the server has taken
 * them, and once more for all: that only finds what is there, and shows the links. Whatever
 * is sent twice is opened once, so a lost answer or a server that starts again costs nothing.
 */

const AT_ONCE = 25;
const AGAIN_AFTER_MS = 1_500;
const TIMEOUT_MS = 60_000;

const form = /** @type {HTMLFormElement} */ (document.getElementById('invite'));
const progress = /** @type {HTMLProgressElement} */ (document.querySelector('#inviting progress'));
const told = /** @type {HTMLElement} */ (document.getElementById('invited'));
const count = Number(form.dataset.count);
let isUnderWay = false;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (isUnderWay) return;
  begin(true);
  inviteAll();
});

// Back from the links: what is on the page can be sent again.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) begin(false);
});

/** @param {boolean} isBegun */
function begin(isBegun) {
  isUnderWay = isBegun;
  form.hidden = isBegun;
  /** @type {HTMLElement} */ (progress.parentElement).hidden = !isBegun;
}

async function inviteAll() {
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, count);
    show(from, `${from} of ${count} links created`);
    while (!(await invited(from, to))) {
      show(from, `${from} of ${count} links created. The server cannot be reached just now; it goes on as soon as it answers, and nobody is invited twice.`);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }
  show(count, `${count} of ${count} links created`);
  const opened = document.createElement('input');
  opened.type = 'hidden';
  opened.name = 'opened'; // bit by bit, just now: that they are there is no news
  opened.value = '1';
  form.append(opened);
  form.submit();
}

/**
 * @param {number} from
 * @param {number} to
 * @returns {Promise<boolean>} whether they are opened, or the server has something to say: the
 *   page that comes at the end says it
 */
async function invited(from, to) {
  const body = new FormData(form);
  body.set('from', String(from));
  body.set('to', String(to));
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(form.action, { method: 'POST', body, cache: 'no-store', signal });
    if (response.redirected) location.reload();
    return response.status < 500 && response.status !== 429;
  } catch {
    return false;
  }
}

/** @param {number} done @param {string} sentence */
function show(done, sentence) {
  progress.value = done;
  told.textContent = sentence;
}
