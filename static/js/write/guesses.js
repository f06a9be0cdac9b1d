// Eight keys with what was probably meant; 更多 shows the next eight.
bee.guesses = (box, taken) => {
  const keys = bee.all('[data-guess]', box);
  const more = bee.one('[data-more]', box);
  const field = bee.one('.field', box);
  let found = [];
  let from = 0;
  let meant = null;

  // Whoever presses keys with Enter stays among them, or is led back to the field.
  const draw = () => {
    const had = [...keys, more].includes(document.activeElement);
    keys.forEach((key, place) => {
      const guess = found[from + place];
      key.hidden = !guess;
      key.textContent = guess?.text ?? '';
      key.classList.toggle('key--long', (guess?.text.length ?? 0) > 2);
    });
    more.hidden = found.length <= keys.length;
    if (had && document.activeElement === document.body) field.focus();
  };

  const show = (some) => {
    found = some;
    from = 0;
    draw();
  };

  const turn = () => {
    from = from + keys.length < found.length ? from + keys.length : 0;
    draw();
  };

  // A finger means what the key said when it came down, whatever the worker has found since.
  keys.forEach((key, place) => {
    key.addEventListener('pointerdown', () => { meant = found[from + place]; });
    key.addEventListener('click', ({ detail }) => {
      const guess = detail ? meant : found[from + place];
      if (guess) taken(guess);
    });
  });
  more.addEventListener('click', turn);
  draw();
  return { show };
};
