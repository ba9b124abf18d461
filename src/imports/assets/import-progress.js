// Keeps the bar of an import that is under way up to date, and shows the page anew when it is over. Without it the page
// asks again by itself.

const EVERY_MS = 700;
const place = document.querySelector('[data-import-progress]');
if (place) setTimeout(look, EVERY_MS);

async function look() {
  try {
    const answer = await fetch(place.dataset.importProgress, { headers: { accept: 'application/json' } });
    if (!answer.ok || answer.redirected) return location.reload();
    const { state, done, of, words } = await answer.json();
    if (state !== 'applying') return location.reload();
    const bar = place.querySelector('progress');
    if (of) {
      bar.max = of;
      bar.value = done;
    }
    const text = place.querySelector('[data-words]');
    if (text.textContent !== words) text.textContent = words;
  } catch {
    // No connection just now: it is asked again.
  }
  setTimeout(look, EVERY_MS);
}
