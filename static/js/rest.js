// Four minutes after the last visitor home dims, and moves a little every minute so that nothing burns in. It stays
// readable, so a tap does what the tile says; any touch or key wakes it.
(() => {
  const AFTER = 240;
  const EVERY = 60;
  const FAR = 8; // pixels
  const MARK = '#rest'; // home looks again every few minutes, and goes on resting
  const root = document.documentElement;
  let touchedAt = performance.now();
  let movedAt = 0;
  let turn = 0;
  const since = (at) => (performance.now() - at) / 1000;
  const rests = () => 'rest' in root.dataset;

  const move = () => {
    turn += 1;
    movedAt = performance.now();
    const angle = (turn * 3 * Math.PI) / 4; // never to the place beside
    root.style.setProperty('--aside', `${Math.round(FAR * Math.cos(angle))}px`);
    root.style.setProperty('--below', `${Math.round(FAR * Math.sin(angle))}px`);
  };

  const rest = () => {
    root.dataset.rest = '';
    history.replaceState(null, '', MARK);
    move();
  };

  const wake = () => {
    touchedAt = performance.now();
    if (!rests()) return;
    delete root.dataset.rest;
    history.replaceState(null, '', location.pathname + location.search);
  };

  const tick = () => {
    const isHome = bee.screen().matches('.home') && !bee.one('dialog[open]');
    if (rests() && !isHome) wake();
    else if (rests() && since(movedAt) >= EVERY) move();
    else if (!rests() && isHome && since(touchedAt) >= AFTER) rest();
  };

  bee.onScreen(() => { touchedAt = performance.now(); });
  ['pointerdown', 'pointermove', 'keydown', 'wheel'].forEach((deed) =>
    addEventListener(deed, wake, { capture: true, passive: true }));
  if (location.hash === MARK && bee.screen().matches('.home')) rest();
  setInterval(tick, 1000);
})();
