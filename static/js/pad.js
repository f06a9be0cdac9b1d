// Turns a plain number field into digit boxes and lights the number keys; the field itself still carries the value.
(() => {
  const boxes = (groups) => groups.flatMap((size, group) =>
    Array.from({ length: size }, (_, place) => (group && !place ? 'digit digit--gap' : 'digit')));

  const upgrade = (box) => {
    const field = bee.one('.field', box);
    const row = bee.one('.digits', box);
    const status = bee.one('[data-typed]', box);
    // A secret is not to be read over the shoulder.
    const isSecret = field.type === 'password';
    const shown = (digit) => (isSecret && digit ? '●' : digit);
    const names = boxes(box.dataset.pad.split('-').map(Number));

    const draw = () => {
      row.replaceChildren(...names.map((name, place) => {
        const cell = document.createElement('span');
        cell.className = place === field.value.length ? `${name} digit--next` : name;
        cell.textContent = shown(field.value[place] ?? '');
        return cell;
      }));
      status.textContent = field.value ? status.dataset.typed.replace('{n}', field.value.length) : '';
    };

    const press = (key) => {
      if (key === 'clear') field.value = '';
      else if (key === 'back') field.value = field.value.slice(0, -1);
      else if (field.value.length < names.length) field.value += key;
      draw();
    };

    box.press = press;
    if (field.ariaInvalid === 'true') row.toggleAttribute('data-invalid', true);
    if (field.ariaInvalid === 'true') row.focus();
    field.type = 'hidden';
    row.hidden = bee.one('.pad', box).hidden = false;
    box.addEventListener('click', (event) => {
      const key = event.target.closest('[data-key]');
      if (key) press(key.dataset.key);
    });
    draw();
  };

  bee.onScreen((screen) => bee.all('[data-pad]', screen).forEach(upgrade));

  // A keyboard or a number pad on the cable types into the same boxes.
  document.addEventListener('keydown', (event) => {
    const box = bee.one('[data-pad]');
    if (!box || bee.one('dialog[open]')) return;
    if (/^[0-9]$/.test(event.key)) box.press(event.key);
    if (event.key === 'Backspace') box.press('back');
  });
})();
