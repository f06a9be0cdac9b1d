// The writing panel: by hand or by pinyin, one tap apart, into one field.
bee.write = (box) => {
  if (!box.isConnected || 'isOpen' in box.dataset) return;
  box.dataset.isOpen = '';
  const page = bee.page(box);
  const hint = bee.one('[data-hint]', box);
  const how = () => ({ isName: 'isName' in box.dataset, isFirst: page.isAtFirst() });
  const busy = (is) => { bee.one('.guesses', box).ariaBusy = String(is); };
  const isByHand = () => box.dataset.way === 'hand';

  const guesses = bee.guesses(box, ({ text, used }) => {
    page.put(text);
    if (isByHand()) board.wipe();
    else spelling.use(used, how);
  });
  const spelling = bee.spelling(box, guesses.show);

  let turn = 0;
  const board = bee.board(box, async (strokes) => {
    turn += 1;
    const mine = turn;
    busy(true);
    const read = strokes.length ? await bee.hand.read(strokes) : [];
    if (mine !== turn) return;
    busy(false);
    hint.textContent = read ? hint.dataset.ready : hint.dataset.failed;
    if (!read) hint.hidden = false;
    guesses.show((read ?? []).map((text) => ({ text })));
  });

  const choose = (chosen) => {
    box.dataset.way = bee.one('[name=way]', box).value = chosen;
    bee.all('[data-way]', box).forEach((button) => { button.ariaPressed = String(button.dataset.way === chosen); });
    bee.one('.board', box).hidden = chosen !== 'hand';
    bee.one('.letters', box).hidden = chosen === 'hand';
    board.wipe();
    spelling.wipe();
  };

  const type = (key) => (/[a-z]/.test(key) ? spelling.type(key, how) : page.put(key));
  const pending = () => (isByHand() ? board : spelling);
  const undo = () => (pending().isEmpty() ? page.back() : pending().undo(how));
  const held = bee.held(box, () => !pending().isEmpty());

  const asTyped = () => {
    if (spelling.isEmpty()) held.say('letters');
    else page.putWord(spelling.typed());
    spelling.wipe();
  };

  bee.all('[data-way]', box).forEach((button) => button.addEventListener('click', () => choose(button.dataset.way)));
  bee.all('[data-letter]', box).forEach((key) => key.addEventListener('click', () => type(key.dataset.letter)));
  bee.one('[data-undo]', box).addEventListener('click', undo);
  bee.one('[data-wipe]', box).addEventListener('click', () => pending().wipe());
  bee.one('[data-as-typed]', box).addEventListener('click', asTyped);
  bee.hand.start(box.dataset.hand, box.dataset.strokes);
  bee.sounds.open(box.dataset.sounds).catch(() => {});
  bee.all('.seg, .guesses, .deeds', box).forEach((part) => { part.hidden = false; });
  choose(bee.one('[name=way]', box).value);
};
