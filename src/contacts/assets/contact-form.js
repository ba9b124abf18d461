// What the contact form does more when there is JavaScript: it keeps "What this meets" up to date. Without it the form works all the same.

const SETTLE_MS = 400;
const form = document.querySelector('[data-preview]');
if (form) keepPreview(form.dataset.preview);

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
