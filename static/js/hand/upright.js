// Writing that leans is set upright, what is written as what it is compared with.
const upright = (() => {
  const MOST = 0.5; // of its height; beyond that it is meant to lie across

  // Every straight bit: its middle, how long it is, and how far it goes across and down.
  const bits = (stroke) => stroke.slice(1).map(([x, y], place) => {
    const [a, b] = stroke[place];
    return { x: (x + a) / 2, y: (y + b) / 2, far: Math.hypot(x - a, y - b), across: x - a, down: y - b };
  });

  const sum = (all, part) => all.reduce((whole, bit) => whole + bit.far * part(bit), 0);

  // How far right per step down, over all of the ink: 0 for writing that stands.
  const lean = (all, weight, centre) => {
    const middle = sum(all, ({ x }) => x) / weight;
    const both = sum(all, ({ x, y, across, down }) => (x - middle) * (y - centre) + (across * down) / 12);
    const high = sum(all, ({ y, down }) => (y - centre) ** 2 + (down * down) / 12);
    return high ? Math.max(-MOST, Math.min(MOST, both / high)) : 0;
  };

  return (strokes) => {
    const all = strokes.flatMap(bits);
    const weight = sum(all, () => 1);
    if (!weight) return strokes;
    const centre = sum(all, ({ y }) => y) / weight;
    const by = lean(all, weight, centre);
    return strokes.map((stroke) => stroke.map(([x, y]) => [x - by * (y - centre), y]));
  };
})();
