// What a screen says, in the order it is read, and how a phrase is cut into what was recorded.
// app/aloud/cutting.py names the recordings in the same way.
bee.words = (() => {
  const SAID = 'h1, .title p, h2, .h2, .lead, .say, .msg, .fact, .ticket, .chip, .tile strong, .entry strong, .choice strong, .btn--main';
  // What somebody has typed, or who somebody is, is for the eyes alone.
  const UNSAID = '.matches, .rows, [data-hush]';
  const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu;
  const BETWEEN = /\p{P}+|\s+(?=\p{Script=Han})/u;
  const NUMBER = /(\d+(?:[:.]\d+)?)/;

  const plain = (words) => words.replace(/\s+/g, ' ').replace(EDGES, '');

  // A number on a ticket is told digit by digit.
  const heard = (each) => (each.matches('.ticket') ? each.innerText.replace(/(\d)(?=\d)/g, '$1 ') : each.innerText);

  const phrases = (screen) => {
    const seen = bee.all(SAID, screen).filter((each) => !each.closest(UNSAID) && each.checkVisibility());
    return [...new Set(seen.map((each) => heard(each).replace(/\s+/g, ' ').trim()))].filter((words) => plain(words));
  };

  const digits = (number) => [...number];
  const amount = (number, tongue) => {
    if (tongue === 'en' || !/^[1-9]\d$/.test(number)) return digits(number);
    const [tens, ones] = number;
    return [...(tens === '1' ? [] : [tens]), '十', ...(ones === '0' ? [] : [ones])];
  };

  const counted = (number, tongue) => {
    const [first, rest = ''] = number.split(/[:.]/);
    if (!rest || tongue === 'en') return amount(first, tongue).concat(digits(rest));
    if (number.includes('.')) return [...amount(first, tongue), '点', ...digits(rest)];
    const minutes = rest.replace(/^0(?=\d)/, '');
    return [...amount(first, tongue), '点', ...(minutes === '0' ? [] : [...amount(minutes, tongue), '分'])];
  };

  const between = (words, known) => {
    const whole = plain(words);
    return !whole || known[whole] ? [whole] : words.split(BETWEEN).map(plain);
  };

  // The recordings that together say all of a phrase, or none: half a sentence would be worse than silence.
  const cut = (words, known, tongue) => {
    const whole = plain(words);
    if (known[whole]) return [known[whole]];
    const parts = words.split(NUMBER).flatMap((part, place) => (place % 2 ? counted(part, tongue) : between(part, known)));
    const clips = parts.filter(Boolean).map((part) => known[part]);
    return clips.length && clips.every(Boolean) ? clips : [];
  };

  return { phrases, cut };
})();
