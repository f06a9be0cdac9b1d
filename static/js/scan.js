// A card scanner on the cable types like a very quick person. What it types goes to the page's card form, nowhere else.
(() => {
  const GAP = 45; // milliseconds from key to key; no hand is so quick for long
  const STUTTER = 100; // a busy machine may stutter once it is sure that this is one of our cards
  const FEW = 4; // so many quick keys may still be a hand
  let typed = '';
  let given = 0;
  let lastAt = -GAP;
  let timer;

  const press = (key) => {
    if (isTyping()) document.execCommand('insertText', false, key);
    else if (/\d/.test(key)) bee.one('[data-pad]')?.press(key);
  };
  const isTyping = () => document.activeElement.matches('input:not([type="hidden"]), textarea');

  // It was a hand after all: each key goes where it was meant to.
  const give = () => {
    if (typed.length >= FEW) return;
    [...typed.slice(given)].forEach(press);
    given = typed.length;
  };

  const ours = () => bee.all('[data-scan]').find((form) => typed.toUpperCase().startsWith(form.dataset.scan));

  const send = () => {
    const form = ours();
    if (!form) return;
    form.elements.card.value = typed;
    form.requestSubmit();
  };

  const hold = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  addEventListener('keydown', (event) => {
    const { key, timeStamp } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || (key.length > 1 && key !== 'Enter')) return;
    if (timeStamp - lastAt >= (ours() ? STUTTER : GAP)) { typed = ''; given = 0; }
    lastAt = timeStamp;
    if (key === 'Enter') {
      if (typed.length < FEW) return;
      hold(event);
      send();
      typed = '';
    } else if (/^[a-z0-9]$/i.test(key) || typed) {
      hold(event);
      typed += key;
      clearTimeout(timer);
      timer = setTimeout(give, GAP);
    }
  }, { capture: true });

  bee.onScreen((screen) => bee.all('form[data-scan]', screen).forEach((form) => { form.hidden = true; }));
})();
