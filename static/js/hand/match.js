// The characters that look most like what was written, the likeliest first.
const match = (() => {
  const MOST = 24;
  const WAY = 0.6;
  const GRID = 1.5;
  const COUNT = 0.15;
  const USED = 0.02;

  const apart = (mine, theirs, from) => {
    let sum = 0;
    for (let place = 0; place < mine.length; place += 1) {
      const far = mine[place] - theirs[from + place];
      sum += far * far;
    }
    return Math.sqrt(sum / shape.POINTS);
  };

  const alike = (mine, theirs, from) => {
    let sum = 0;
    for (let place = 0; place < mine.length; place += 1) sum += mine[place] * theirs[from + place];
    return sum;
  };

  return (strokes, { characters, ways, grids, counts, used }) => {
    const way = new Float32Array(shape.WAY);
    const grid = new Float32Array(shape.GRID);
    shape.draw(strokes, way, grid);
    const count = strokes.length;
    const unlike = Float32Array.from(characters, (_, place) =>
      WAY * apart(way, ways, place * shape.WAY)
      + GRID * (1 - alike(grid, grids, place * shape.GRID))
      + (COUNT * Math.abs(count - counts[place])) / Math.max(count, counts[place])
      - USED * used[place]);
    return [...unlike.keys()].sort((one, other) => unlike[one] - unlike[other]).slice(0, MOST).map((place) => characters[place]);
  };
})();
