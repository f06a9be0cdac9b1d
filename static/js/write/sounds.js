// How things are read, from the file that tools/pinyin_words.py writes: four chapters of `reading what is read so`.
bee.sounds = (() => {
  let opened = null;

  const chapter = (text, split) => new Map(text.split('\n').map((row) => {
    const [reading, ...read] = row.split(' ');
    return [reading, split(read)];
  }));

  const lettersOf = (reading) => reading.split("'").map((syllable) => syllable[0]).join('');

  // lxy → 量血压: what is read, under the first letters of its syllables.
  const initials = (readings) => {
    const found = new Map();
    readings.forEach((read, reading) => {
      const letters = lettersOf(reading);
      if (!found.has(letters)) found.set(letters, []);
      found.get(letters).push(...read);
    });
    return found;
  };

  const unpack = (text) => {
    const [characters, words, surnames, given] = text.split('\n\n');
    const sounds = {
      characters: chapter(characters, ([read]) => [...read]),
      words: chapter(words, (read) => read),
      surnames: chapter(surnames, (read) => read),
      given: chapter(given, (read) => read),
    };
    return { ...sounds, wordInitials: initials(sounds.words), nameInitials: initials(sounds.given) };
  };

  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`no sounds: ${answer.status}`);
    return unpack(await answer.text());
  };

  // Once; what failed is tried again when next asked for.
  const open = (address) => {
    opened ??= fetched(address).catch((trouble) => {
      opened = null;
      throw trouble;
    });
    return opened;
  };

  return { open };
})();
