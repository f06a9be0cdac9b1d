// What the letters may mean, the likeliest first.
bee.guess = (() => {
  const MOST = 200;
  const EACH = 3;
  const { known, unfinished, short } = bee.lookup;

  // 王秀英 in one go: the commonest surname read so, then the names read like the rest.
  const fullName = (sounds, { whole }, size) => {
    const [surname] = sounds.surnames.get(whole.slice(0, size).join("'")) ?? [];
    const given = sounds.given.get(whole.slice(size).join("'")) ?? [];
    return surname ? given.slice(0, 2).map((name) => ({ text: surname + name, used: whole.join('').length })) : [];
  };

  const surnames = (sounds, cut) => [
    ...(cut.begun ? [] : [...fullName(sounds, cut, 2), ...known(sounds.surnames, cut, 2), ...fullName(sounds, cut, 1)]),
    ...known(sounds.surnames, cut),
    ...unfinished(sounds.surnames, cut, EACH),
  ];

  const named = (sounds, cut, isFirst) => [
    ...(isFirst ? surnames(sounds, cut) : []),
    ...unfinished(sounds.given, cut, EACH),
    ...known(sounds.given, cut),
  ];

  const said = (sounds, cut) => [...unfinished(sounds.words, cut, 1).slice(0, 8), ...known(sounds.words, cut, 2)];

  const likely = (sounds, cut, { isName, isFirst }) => (isName ? named(sounds, cut, isFirst) : said(sounds, cut));

  const single = (sounds, { whole, begun }) => (whole.length
    ? known(sounds.characters, { whole: whole.slice(0, 1) })
    : unfinished(sounds.characters, { whole, begun }, EACH));

  const once = (choices) => {
    const seen = new Set();
    return choices.filter(({ text }) => !seen.has(text) && seen.add(text));
  };

  // `how` says whether a name is written, and whether it is at its beginning.
  return (sounds, letters, how) => {
    const cuts = bee.syllables.cut(letters, sounds.characters);
    // Xie is rather one surname than 席娥; but 方案 and 反感 are as likely.
    const near = cuts.filter(({ whole }) => !how.isName || whole.length === cuts[0].whole.length);
    const initials = short(how.isName ? sounds.nameInitials : sounds.wordInitials, letters);
    const found = once([
      ...(cuts[0].isShort ? initials : []),
      ...near.flatMap((cut) => likely(sounds, cut, how)),
      ...initials,
      ...single(sounds, cuts[0]),
      ...cuts.flatMap((cut) => [...likely(sounds, cut, how), ...single(sounds, cut)]),
    ]);
    return { spelled: bee.syllables.spelled(cuts[0], letters), found: found.slice(0, MOST) };
  };
})();
