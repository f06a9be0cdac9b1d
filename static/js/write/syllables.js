// Cuts letters into syllables, in every way they can be cut, the fewest first: xian is xian, then xi'an.
bee.syllables = (() => {
  const LONGEST = 6;
  const ENOUGH = 12;

  // The last syllable may still be short of letters: zhi'y
  const isBegun = (letters, known) => {
    for (const reading of known.keys()) if (reading.startsWith(letters)) return true;
    return false;
  };

  const ways = (letters, known) => {
    const found = [];
    const walk = (rest, before) => {
      if (found.length >= ENOUGH) return;
      if (!rest) found.push({ whole: before, begun: '' });
      for (let size = Math.min(LONGEST, rest.length); size > 0; size -= 1) {
        if (known.has(rest.slice(0, size))) walk(rest.slice(size), [...before, rest.slice(0, size)]);
      }
      if (rest && rest.length < LONGEST && !known.has(rest) && isBegun(rest, known)) found.push({ whole: before, begun: rest });
    };
    walk(letters, []);
    return found;
  };

  // What no syllables can be cut from may be first letters: lxy
  const cut = (letters, known) => {
    const found = ways(letters, known);
    const size = ({ whole, begun }) => whole.length + (begun ? 1.5 : 0);
    return found.length ? found.sort((one, other) => size(one) - size(other)) : [{ whole: [], begun: letters[0], isShort: true }];
  };

  const spelled = ({ whole, begun }, letters) => [...whole, letters.slice(whole.join('').length)].join(' ').trim();

  return { cut, spelled };
})();
