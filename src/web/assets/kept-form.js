// Keeps what is being written in this tab until the server has it. Without it every form works all the same.
//
//   data-draft          on a form: the name under which its fields are kept. It names the user, so that nobody is shown
//                       what somebody else was writing on the same phone.
//   data-sent           the form is an answer to what was just sent: its fields are newer than those kept
//   data-recorded       on any element: the server has what the form with this id said; so says `saved` in the address
//   data-forget-draft   on a link: what is being written is given up
//   data-saves          on a form: it saves by itself, to its own address, with the version in its field `version`
//   data-merged         on a form that saves by itself: it was changed in two places, and that is settled
//   data-grows          on a button: what is kept has more lines than the form, and this button asks the server for them
//   data-unkept         on a field: of the page, not of what is written
//   data-draft-of       on an element that is hidden: shown while something is kept under this name

const SETTLE_MS = 1000;
const RETRY_MS = 10_000;
const PATIENCE_MS = 15_000;
/** A request that outlives its page may not be longer. */
const MOST_WHEN_LEAVING = 60_000;

const recorded = [
  document.querySelector('[data-recorded]')?.dataset.recorded,
  new URLSearchParams(location.search).get('saved'),
];
for (const id of recorded) if (id) forgetRecorded(id);
for (const form of document.querySelectorAll('form[data-draft]')) {
  if ('saves' in form.dataset) saveByItself(form);
  else keepUntilSent(form);
}
for (const element of document.querySelectorAll('[data-draft-of]')) {
  if (!readDraft(element.dataset.draftOf)) continue;
  element.hidden = false;
  for (const around of document.querySelectorAll('[data-drafts]')) around.hidden = false;
}

/** A form that is sent once: its fields come back when the page was lost, and go once they are recorded. */
function keepUntilSent(form) {
  const key = form.dataset.draft;
  const kept = readDraft(key);
  const isSent = 'sent' in form.dataset;
  const grow = form.querySelector('[data-grows]');
  if (kept && (!isSent || grow)) tellOfDraft(key);
  if (kept && !isSent && !restore(form, kept.fields)) form.requestSubmit(grow);
  const keep = () => writeDraft(key, { fields: written(form) });
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
  for (const link of document.querySelectorAll('[data-forget-draft]')) {
    link.addEventListener('click', () => sessionStorage.removeItem(key));
  }
}

function tellOfDraft(key) {
  const notice = document.querySelector('[data-draft-notice]');
  notice.hidden = false;
  notice.textContent = 'What you were writing is still here; it is not saved yet. ';
  const again = link('Start again', location.href);
  again.addEventListener('click', () => sessionStorage.removeItem(key));
  notice.append(again);
}

/**
 * A form that saves by itself after each pause. What is kept: the fields, the version they were written on, and what
 * was last sent without an answer; that goes first when the connection is back, because the server may have it already.
 */
function saveByItself(form) {
  const key = form.dataset.draft;
  const state = form.querySelector('[data-save-state]');
  const version = form.elements.version;
  let kept = readDraft(key);
  let line = Promise.resolve(null);
  let timer;
  let natively = false;
  let leaving = false;

  // Both texts were looked at, and what was chosen of them is saved.
  if ('merged' in form.dataset) {
    drop();
    history.replaceState(null, '', form.getAttribute('action'));
  }
  if (kept) {
    restore(form, kept.fields);
    version.value = kept.version;
    show('Not saved yet. It is kept on this phone.');
    void save();
  }

  let seen = written(form);
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => {
    if (natively) return;
    event.preventDefault();
    void goOn(event.submitter?.value);
  });
  window.addEventListener('online', () => kept && void save());
  window.addEventListener('offline', () => kept && noSignal());
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && kept) void save('stay', true);
  });
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', (event) => {
    if (!kept || leaving) return;
    event.preventDefault();
    void signOut(event.target);
  });

  function changed() {
    // Leaving a field says "change" again.
    if (isSame(seen, written(form))) return;
    seen = written(form);
    keep({ pending: kept?.pending ?? null });
    show('Not saved yet');
    saveIn(SETTLE_MS);
  }

  function keep(more) {
    kept = { fields: written(form), version: version.value, ...more };
    writeDraft(key, kept);
  }

  function drop() {
    kept = null;
    sessionStorage.removeItem(key);
  }

  function saveIn(ms) {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  async function goOn(wish) {
    const answer = await save(wish);
    if (answer?.next) open(answer.next);
    else state.scrollIntoView({ block: 'nearest' });
  }

  /** Before somebody else has the phone. What could not be saved stays until they sign out a second time. */
  async function signOut(leave) {
    await save();
    leaving = true;
    if (kept) state.append(' If you sign out now, it is lost.');
    else leave.submit();
  }

  /** One after the other: each carries the version that the one before it left. */
  function save(wish = 'stay', isLast = false) {
    clearTimeout(timer);
    line = line.then(() => sendAll(wish, isLast));
    return line;
  }

  async function sendAll(wish, isLast) {
    const { pending } = kept ?? {};
    if (pending && !isSame(pending, written(form)) && !(await send(pending, 'stay', isLast))) return null;
    return send(written(form), wish, isLast);
  }

  /** @returns the server's answer; null where it is not saved, and the line says why */
  async function send(fields, wish, isLast) {
    keep({ pending: fields });
    const body = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), ...fields, by: 'script', do: wish });
    let response;
    try {
      response = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body,
        keepalive: isLast && body.toString().length < MOST_WHEN_LEAVING,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      return noSignal();
    }
    if (response.status === 401 || response.status === 403) return shutOut(response.status);
    if (response.status >= 500 || response.status === 429) return noSignal('Onward did not answer');
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return refused();
    const answer = await response.json();
    if ('conflict' in answer) return bothChanged();
    return 'refused' in answer ? refused(answer.refused) : saved(answer, fields);
  }

  function saved(answer, fields) {
    version.value = answer.version;
    if (isSame(fields, written(form))) {
      drop();
      show(answer.words);
    } else {
      keep({ pending: null });
      saveIn(SETTLE_MS);
    }
    return answer;
  }

  function noSignal(why = 'no signal') {
    show(`Not saved yet: ${why}. It is kept on this phone.`);
    saveIn(RETRY_MS);
    return null;
  }

  function shutOut(status) {
    const here = location.pathname + location.search;
    if (status === 401) {
      const signIn = link('Sign in to save it', `/sign-in?then=${encodeURIComponent(here)}`);
      show('Not saved yet: you are signed out. It is kept on this phone. ', signIn);
    } else {
      show('Not saved yet: this page is no longer yours. It is kept on this phone. ', link('Open it again', here));
    }
    keep({ pending: null });
    return null;
  }

  function refused(why = 'This cannot be saved here any more.') {
    show(`Not saved. ${why} What you wrote is kept on this phone.`);
    keep({ pending: null });
    return null;
  }

  function bothChanged() {
    keep({ pending: null });
    const look = document.createElement('button');
    look.type = 'button';
    look.className = 'govuk-link onward-plain-button';
    look.textContent = 'Look at both';
    look.addEventListener('click', () => {
      natively = true;
      form.requestSubmit();
    });
    show('Not saved yet: this was changed in another place while you were writing. ', look);
    return null;
  }

  function show(...words) {
    state.replaceChildren(...words);
  }
}

/** What is written in a form: every field but those of the page. */
function written(form) {
  const fields = Object.fromEntries(new FormData(form));
  for (const { name } of form.querySelectorAll('[data-unkept], [name="_csrf"]')) delete fields[name];
  return fields;
}

/** @returns false where the form has no room for all of it; it is sent along all the same */
function restore(form, fields) {
  const names = new Set(Object.keys(fields));
  for (const field of form.elements) {
    names.delete(field.name);
    if (!field.name || field.name === '_csrf' || field.type === 'submit' || 'unkept' in field.dataset) continue;
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = fields[field.name] === field.value;
    else if (field.name in fields) field.value = fields[field.name];
    if (field.type !== 'hidden' && fields[field.name]) field.closest('details')?.setAttribute('open', '');
  }
  const canGrow = form.querySelector('[data-grows]') !== null;
  for (const name of canGrow ? names : []) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value: fields[name] });
    form.append(field);
  }
  return !canGrow || names.size === 0;
}

/** Also where it is the page that is open, at another place of it. */
function open(address) {
  const isHere = new URL(address, location.href).href.split('#')[0] === location.href.split('#')[0];
  location.assign(address);
  if (isHere) location.reload();
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function link(words, href) {
  const made = document.createElement('a');
  made.className = 'govuk-link';
  made.href = href;
  made.textContent = words;
  return made;
}

function writeDraft(key, draft) {
  sessionStorage.setItem(key, JSON.stringify(draft));
}

function readDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** The server has it, so the tab need not keep it. The form's id is that of what it recorded. */
function forgetRecorded(id) {
  for (const key of Object.keys(sessionStorage)) {
    if (readDraft(key)?.fields?.formId === id) sessionStorage.removeItem(key);
  }
}
