// The letters typed so far, and what they may mean.
bee.spelling = (box, found) => {
  const shown = bee.one('[data-spelled]', box);
  let letters = '';

  const show = (spelled) => {
    shown.textContent = spelled;
    shown.hidden = !spelled;
    shown.scrollLeft = shown.scrollWidth;
  };

  const set = async (some, how) => {
    letters = some;
    show(letters);
    const sounds = letters && await bee.sounds.open(box.dataset.sounds).catch(() => null);
    if (some !== letters) return;
    const guess = sounds ? bee.guess(sounds, letters, how()) : { spelled: letters, found: [] };
    show(guess.spelled);
    found(guess.found);
  };

  return {
    isEmpty: () => !letters,
    type: (letter, how) => set(letters + letter, how),
    undo: (how) => set(letters.slice(0, -1), how),
    typed: () => letters,
    use: (many, how) => set(letters.slice(many), how),
    wipe: () => set('', () => ({})),
  };
};
