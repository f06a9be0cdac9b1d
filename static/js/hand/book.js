// The characters to compare with, unpacked from the file that tools/hanzi_strokes.py writes.
const book = (() => {
  const LINE_END = 10;
  const MOST_USED = 36; // the file says 36 × log10 of how often
  let opened = null;

  const reader = (bytes, from) => {
    let place = from;
    const next = () => bytes[place++];
    const many = (one) => Array.from({ length: next() }, one);
    return () => many(() => many(() => [next(), next()]));
  };

  const unpack = (bytes) => {
    const end = bytes.indexOf(LINE_END);
    const characters = [...new TextDecoder().decode(bytes.subarray(0, end))];
    const strokes = reader(bytes, end + 1 + characters.length);
    const ways = new Float32Array(characters.length * shape.WAY);
    const grids = new Float32Array(characters.length * shape.GRID);
    const counts = characters.map((_, place) => {
      const drawn = strokes();
      shape.draw(
        drawn,
        ways.subarray(place * shape.WAY, (place + 1) * shape.WAY),
        grids.subarray(place * shape.GRID, (place + 1) * shape.GRID),
      );
      return drawn.length;
    });
    const used = Array.from(bytes.subarray(end + 1, end + 1 + characters.length), (often) => often / MOST_USED);
    return { characters, ways, grids, counts, used };
  };

  const fetched = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`no strokes: ${answer.status}`);
    return unpack(new Uint8Array(await answer.arrayBuffer()));
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
