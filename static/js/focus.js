// After a new screen: the first field to put right, else the heading, so nobody is left nowhere.
(() => {
  let isFirst = true;

  bee.onScreen((screen) => {
    const wrong = bee.one('[aria-invalid="true"]:not([type="hidden"])', screen);
    const heading = bee.one('h1[tabindex="-1"]', screen);
    if (!isFirst || wrong) (wrong ?? heading)?.focus({ preventScroll: true });
    isFirst = false;
  });
})();
