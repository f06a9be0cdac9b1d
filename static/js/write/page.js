// The text so far: an ordinary field, written into where its caret stands.
bee.page = (box) => {
  const field = bee.one('.field', box);
  const status = bee.one('[data-told]', box);

  const tell = () => {
    const { told, emptied } = status.dataset;
    status.textContent = field.value ? told.replace('{text}', field.value) : emptied;
    field.scrollLeft = field.scrollWidth;
  };

  const put = (text) => {
    const { selectionStart: start, selectionEnd: end, value, maxLength } = field;
    if (value.length - (end - start) + text.length > maxLength) return;
    field.setRangeText(text, start, end, 'end');
    tell();
  };

  // Peter: letters as they are, large at the beginning; a space parts them from the word before.
  const putWord = (letters) => {
    const isNext = /\p{Script=Latin}$/u.test(field.value.slice(0, field.selectionStart));
    put((isNext ? ' ' : '') + letters[0].toUpperCase() + letters.slice(1));
  };

  // One character back; some take two places.
  const back = () => {
    const { selectionStart: start, selectionEnd: end, value } = field;
    const last = [...value.slice(0, start)].at(-1) ?? '';
    field.setRangeText('', end > start ? start : start - last.length, end, 'end');
    tell();
  };

  // Tab marks the whole text, and the next character would take its place: it is to be added to.
  field.addEventListener('focus', () => {
    const { selectionStart: start, selectionEnd: end, value: { length } } = field;
    if (end > start && end - start === length) field.setSelectionRange(length, length);
  });

  field.inputMode = 'none';
  field.setSelectionRange(field.value.length, field.value.length);
  return { put, putWord, back, isAtFirst: () => field.selectionStart === 0 };
};
