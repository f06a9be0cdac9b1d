// A page that waits all day looks again now and then: the greeting, what is left, whether the door is open.
(() => {
  let touchedAt = performance.now();
  let shownAt = performance.now();
  const since = (at) => (performance.now() - at) / 1000;

  const look = async () => {
    const every = Number(bee.screen().dataset.fresh);
    if (!every || since(shownAt) < every || since(touchedAt) < 30) return;
    shownAt = performance.now();
    // Only a house that answers is asked for the whole page; otherwise the old one stays up.
    const answer = await fetch(document.body.dataset.home, { cache: 'no-store', signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (!answer || answer.status >= 500 || since(touchedAt) < 30) return;
    if ('rest' in document.documentElement.dataset) location.reload();
    else location.replace(document.body.dataset.home);
  };

  bee.onScreen(() => { shownAt = performance.now(); });
  addEventListener('pointerdown', () => { touchedAt = performance.now(); }, { capture: true, passive: true });
  setInterval(look, 5000);
})();
