// What is drawn or spelled but not taken yet is not lost with the page: it stays, and says what to do.
bee.held = (box, isPending) => {
  const strip = bee.one('[data-held]', box);

  const say = (story) => {
    bee.one('span', strip).textContent = strip.dataset[story];
    strip.hidden = false;
  };

  ['pointerdown', 'click'].forEach((deed) => box.addEventListener(deed, () => { strip.hidden = true; }, { capture: true }));
  box.closest('form').addEventListener('submit', (event) => {
    if (!isPending()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say('held');
  }, { capture: true });
  return { say };
};
