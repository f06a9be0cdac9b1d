// Looking up syllables in a chapter of readings; each choice says how many letters it would use up.
bee.lookup = (() => {
  const SOME = 8;

  const choices = (read, used) => (read ?? []).map((text) => ({ text, used }));

  const begunWith = (chapter, start) => [...chapter].filter(([reading]) => reading.startsWith(start)).map(([, read]) => read);

  // Of every reading that begins so: first the first of each, then the second of each …
  const inTurn = (lists, most) => Array.from({ length: most }, (_, place) => lists.map((list) => list[place])).flat().filter(Boolean);

  // The longest run of whole syllables that the chapter knows, then shorter ones.
  const known = (chapter, { whole }, least = 1) => whole.map((_, place) => whole.slice(0, whole.length - place))
    .filter((run) => run.length >= least)
    .flatMap((run) => choices(chapter.get(run.join("'")), run.join('').length));

  // All syllables, the last of them still short of letters.
  const unfinished = (chapter, { whole, begun }, most) => (begun
    ? choices(inTurn(begunWith(chapter, [...whole, begun].join("'")), most), whole.join('').length + begun.length)
    : []);

  const short = (initials, letters) => choices(initials.get(letters), letters.length).slice(0, SOME);

  return { known, unfinished, short };
})();
