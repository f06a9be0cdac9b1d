// A quiet minute, then thirty seconds to say "I am still here", then the page is wiped. Counts in dialogs too.
(() => {
  const dialog = document.getElementById('idle');
  let touchedAt = performance.now();
  let warnedAt = 0;

  const touch = () => { touchedAt = performance.now(); };
  const since = (at) => (performance.now() - at) / 1000;

  const warn = (seconds) => {
    bee.hush();
    warnedAt = performance.now();
    dialog.style.setProperty('--seconds', `${seconds}s`);
    if (!dialog.open) dialog.showModal();
  };

  const stay = () => {
    dialog.close();
    touch();
  };

  const tick = () => {
    const { quiet, warn: seconds, homeIn } = bee.screen().dataset;
    if (dialog.open) {
      const left = Math.ceil(Number(seconds) - since(warnedAt));
      bee.one('[data-seconds]', dialog).textContent = Math.max(0, left);
      if (left <= 0) bee.leave();
    } else if (Number(quiet) && !bee.isCounting && since(touchedAt) >= Number(quiet)) {
      warn(Number(seconds));
      tick();
    }
  };

  bee.onScreen(touch);
  ['pointerdown', 'keydown', 'input'].forEach((deed) =>
    addEventListener(deed, touch, { capture: true, passive: true }));
  bee.one('[data-stay]', dialog).addEventListener('click', stay);
  dialog.addEventListener('cancel', touch);
  setInterval(tick, 250);
})();
