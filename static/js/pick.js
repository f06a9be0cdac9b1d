// Says back in words what was chosen, next to the main button.
(() => {
  const show = () => {
    const line = bee.one('[data-picked]');
    const choice = bee.one('[data-pick]:checked');
    if (line && choice) line.textContent = line.dataset.picked + choice.dataset.pick;
  };

  bee.onScreen(show);
  document.addEventListener('change', show);
})();
