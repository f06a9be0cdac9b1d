// Turns a number field into minus – number – plus.
(() => {
  const key = (symbol, words, press) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'key';
    button.setAttribute('aria-label', words);
    button.append(icon(symbol));
    button.addEventListener('click', press);
    return button;
  };

  // The sprite's address is read from an icon already on the page: it carries a hash.
  const icon = (symbol) => {
    const drawing = bee.one('svg.ic').cloneNode(true);
    const use = bee.one('use', drawing);
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${symbol}`));
    drawing.setAttribute('class', 'ic');
    return drawing;
  };

  const upgrade = (field) => {
    const least = Number(field.min);
    const most = Number(field.max);
    const number = document.createElement('output');
    number.className = 'step__n';

    const show = (value) => {
      field.value = Math.min(most, Math.max(least, value));
      number.textContent = field.value;
      number.toggleAttribute('data-some', Number(field.value) > least);
    };
    const step = document.createElement('span');
    step.className = 'step';
    step.append(
      key('minus', field.dataset.less, () => show(Number(field.value) - 1)),
      number,
      key('plus', field.dataset.more, () => show(Number(field.value) + 1)),
    );
    number.htmlFor = field.id;
    show(Number(field.value) || least);
    field.type = 'hidden';
    field.after(step);
  };

  bee.onScreen((screen) => bee.all('input[data-step]', screen).forEach(upgrade));
})();
