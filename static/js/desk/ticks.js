// One tick ticks the whole list; without scripts it is not there. The list may have been fetched anew since.
(() => {
  const show = () => document.querySelectorAll('[data-tick-all]').forEach((all) => { all.hidden = false; });

  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-tick-all]')) return;
    target.form.querySelectorAll('[type="checkbox"][name]').forEach((one) => { one.checked = target.checked; });
  });
  document.addEventListener('htmx.after.swap', show);
  show();
})();
