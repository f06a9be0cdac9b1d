// Writing set upright and in the middle of a square from 0 to 1, by where its ink lies: one stroke that strays moves the rest little.
const settled = (() => {
  const LEAST = 0.35; // A 一 is not stretched to a square: the short side counts for this much of the long one at least.
  const MOST = 0.5; // How far right per step down still counts as leaning; beyond that it is meant to lie across.
  const ROOM = 4; // How many times the spread of the ink fills the square.

  // Of all the ink: how much there is, its middle, and how far it spreads across, down and both at once.
  const spread = (strokes) => {
    let [far, x, y, across, down, both] = [0, 0, 0, 0, 0, 0];
    for (const stroke of strokes) {
      for (let place = 1; place < stroke.length; place += 1) {
        const [[a, b], [c, d]] = [stroke[place - 1], stroke[place]];
        const [long, wide, high] = [Math.hypot(c - a, d - b), c - a, d - b];
        const [middle, centre] = [(a + c) / 2, (b + d) / 2];
        far += long;
        x += long * middle;
        y += long * centre;
        across += long * (middle * middle + (wide * wide) / 12);
        down += long * (centre * centre + (high * high) / 12);
        both += long * (middle * centre + (wide * high) / 12);
      }
    }
    [x, y] = [x / far, y / far];
    return { far, x, y, across: across / far - x * x, down: down / far - y * y, both: both / far - x * y };
  };

  // What spreads less than nothing does so by rounding alone.
  const root = (square) => Math.sqrt(Math.max(0, square));

  return (strokes) => {
    const { far, x, y, across, down, both } = spread(strokes);
    if (!far) return strokes.map((stroke) => stroke.map(() => [0.5, 0.5]));
    const lean = down ? Math.max(-MOST, Math.min(MOST, both / down)) : 0;
    const [wide, high] = [root(across - 2 * lean * both + lean * lean * down), root(down)];
    const longer = Math.max(wide, high);
    const [broad, tall] = [wide, high].map((one) => Math.max(one, longer * LEAST) * ROOM);
    return strokes.map((stroke) => stroke.map(([a, b]) => [(a - x - lean * (b - y)) / broad + 0.5, (b - y) / tall + 0.5]));
  };
})();
