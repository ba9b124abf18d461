// Hints on an action while it is written. They come after a pause and stop nothing; without this the button asks for them.

const SETTLE_MS = 800;
const place = document.querySelector('[data-hints]');
if (place) hintWhileWriting(place, place.closest('form'));

function hintWhileWriting(place, form) {
  let latest = 0;
  let timer;
  const refresh = async () => {
    const mine = (latest += 1);
    const body = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), do: 'hints', by: 'script' });
    try {
      const answer = await fetch(form.action, { method: 'POST', body });
      const text = answer.ok && !answer.redirected ? await answer.text() : null;
      // The same hints are not read aloud a second time.
      if (text !== null && mine === latest && text !== place.dataset.hints) {
        place.dataset.hints = text;
        place.innerHTML = text;
      }
    } catch {
      // No connection: nobody is kept from writing or saving.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), SETTLE_MS);
  };
  form.querySelector('[data-show-hints]').hidden = true;
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  void refresh();
}
