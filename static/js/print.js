// A tap prints the paper. Without scripts the page says how; with them it shows the button instead.
(() => {
  const button = document.querySelector('[data-print]');
  document.querySelector('[data-without-print]').hidden = true;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
})();
