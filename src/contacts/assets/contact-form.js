// What the contact form does more when there is JavaScript: it keeps "What this meets" up to date, and keeps what is being written in this tab until the server has it. Without it the form works all the same.

const SETTLE_MS = 400;
const form = document.querySelector('[data-contact-form]');
const recorded = document.querySelector('[data-recorded]')?.dataset.recorded;

if (recorded) forgetDrafts(recorded);
if (form) {
  if (form.dataset.draft) keepDraft(form.dataset.draft);
  if (form.dataset.preview) keepPreview(form.dataset.preview);
}

function keepPreview(address) {
  const place = form.querySelector('[data-preview-here]');
  let latest = 0;
  let timer;
  const refresh = async () => {
    const mine = (latest += 1);
    try {
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const text = answer.ok && !answer.redirected ? await answer.text() : null;
      if (text !== null && mine === latest) place.innerHTML = text;
    } catch {
      // No connection: the button still asks the server.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, SETTLE_MS);
  };
  form.querySelector('[data-check]').hidden = true;
  form.addEventListener('change', soon);
  form.addEventListener('input', (event) => {
    if (event.target.name === 'onDate') soon();
  });
  void refresh();
}

function keepDraft(key) {
  const kept = readDraft(key);
  if (kept && !('sent' in form.dataset)) restore(kept, key);
  const save = () => {
    const fields = Object.fromEntries(new FormData(form));
    delete fields._csrf;
    sessionStorage.setItem(key, JSON.stringify(fields));
  };
  form.addEventListener('input', save);
  form.addEventListener('change', save);
  for (const link of document.querySelectorAll('[data-forget-draft]')) {
    link.addEventListener('click', () => sessionStorage.removeItem(key));
  }
}

function restore(fields, key) {
  for (const field of form.elements) {
    if (!field.name || field.name === '_csrf' || field.type === 'submit') continue;
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = fields[field.name] === field.value;
    else if (field.name in fields) field.value = fields[field.name];
  }
  const notice = document.querySelector('[data-draft-notice]');
  notice.hidden = false;
  notice.textContent = 'What you were writing is still here; it is not saved yet. ';
  const again = document.createElement('a');
  again.className = 'govuk-link';
  again.href = location.href;
  again.textContent = 'Start again';
  again.addEventListener('click', () => sessionStorage.removeItem(key));
  notice.append(again);
}

function readDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** The server has it, so the tab need not keep it: a contact, whose id is the form's, or an area of an assessment. */
function forgetDrafts(contactId) {
  for (const key of Object.keys(sessionStorage)) {
    if (/^(contact|assessment):/.test(key) && readDraft(key)?.formId === contactId) sessionStorage.removeItem(key);
  }
}
