// A result page goes home by itself, and shows when; any touch stops the count.
(() => {
  let timer;

  const stop = () => {
    clearInterval(timer);
    bee.isCounting = false;
    bee.all('[data-left]').forEach((mark) => { mark.hidden = true; });
  };

  const count = (screen) => {
    const mark = bee.one('[data-left]', screen);
    const end = performance.now() + Number(screen.dataset.homeIn) * 1000;
    const show = () => {
      const left = Math.ceil((end - performance.now()) / 1000);
      mark.textContent = left;
      if (left <= 0) bee.leave();
    };
    mark.hidden = false;
    bee.isCounting = true;
    timer = setInterval(show, 250);
    show();
  };

  bee.onScreen((screen) => {
    stop();
    if (Number(screen.dataset.homeIn) && bee.one('[data-left]', screen)) count(screen);
  });
  ['pointerdown', 'keydown'].forEach((deed) => addEventListener(deed, stop, { capture: true, passive: true }));

  // "Home" from a result ends the visit, so the next person starts clean.
  document.addEventListener('click', (event) => {
    if (!event.target.closest('[data-home]:not(body)')) return;
    event.preventDefault();
    event.stopPropagation();
    bee.leave();
  }, { capture: true });
})();
