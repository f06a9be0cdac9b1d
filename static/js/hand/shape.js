// What is compared of a character: the whole way of the pen, lifts included, and where it goes which way.
const shape = (() => {
  const POINTS = 40;
  const CELLS = 7;
  const DIRECTIONS = 8; // 一 from left to right is another than from right to left
  const WAY = POINTS * 2;
  const GRID = CELLS * CELLS * DIRECTIONS;

  // [index, share] of the two neighbours a value lies between.
  const shares = (value) => {
    const low = Math.floor(value);
    return [[low, low + 1 - value], [low + 1, value - low]];
  };
  const cell = (value) => shares(Math.min(CELLS - 1.001, Math.max(0, value * (CELLS - 1))));

  const lay = (grid, [x, y], [a, b]) => {
    const far = Math.hypot(a - x, b - y);
    if (!far) return;
    const turn = Math.atan2(b - y, a - x);
    const directions = shares(((turn / Math.PI + 2) / 2) * DIRECTIONS);
    const columns = cell((x + a) / 2);
    for (const [row, tall] of cell((y + b) / 2)) {
      for (const [column, broad] of columns) {
        const place = (row * CELLS + column) * DIRECTIONS;
        for (const [way, much] of directions) grid[place + (way % DIRECTIONS)] += far * tall * broad * much;
      }
    }
  };

  // Long lines must not drown short ones; then every character weighs the same.
  const evened = (grid) => {
    let sum = 0;
    for (let place = 0; place < GRID; place += 1) sum += grid[place];
    const size = Math.sqrt(sum) || 1;
    for (let place = 0; place < GRID; place += 1) grid[place] = Math.sqrt(grid[place]) / size;
  };

  // Written into `way` and `grid`, which may be slices of larger ones.
  const draw = (strokes, way, grid) => {
    const squared = settled(strokes);
    way.set(line.even(squared.flat(), POINTS).flat());
    for (const stroke of squared) {
      const dots = line.even(stroke, Math.max(2, Math.round(line.length(stroke) * POINTS)));
      dots.slice(1).forEach((dot, place) => lay(grid, dots[place], dot));
    }
    evened(grid);
  };

  return { WAY, GRID, POINTS, draw };
})();
