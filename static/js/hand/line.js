// Lines of points: how long they are, as evenly spaced points, and in a square of their own.
const line = (() => {
  // A 一 is not stretched to a square: the short side counts for this much of the long one at least.
  const LEAST = 0.35;

  const length = (points) => points.reduce((sum, [x, y], place) =>
    (place ? sum + Math.hypot(x - points[place - 1][0], y - points[place - 1][1]) : 0), 0);

  const between = ([x, y], [a, b], share) => [x + (a - x) * share, y + (b - y) * share];

  // As many points as asked for, the same way apart.
  const even = (points, many) => {
    const step = length(points) / (many - 1);
    const made = [points[0]];
    let walked = 0;
    for (let place = 1; place < points.length; place += 1) {
      const stretch = length([points[place - 1], points[place]]);
      while (made.length < many && stretch && walked + stretch >= step * made.length - 1e-9) {
        made.push(between(points[place - 1], points[place], (step * made.length - walked) / stretch));
      }
      walked += stretch;
    }
    while (made.length < many) made.push(points.at(-1));
    return made;
  };

  // Around the middle of a square from 0 to 1, whatever the size it was written in.
  const squared = (strokes) => {
    const all = strokes.flat();
    const [xs, ys] = [0, 1].map((axis) => all.map((point) => point[axis]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const longer = Math.max(right - left, bottom - top) || 1;
    const wide = Math.max(right - left, longer * LEAST);
    const high = Math.max(bottom - top, longer * LEAST);
    return strokes.map((stroke) => stroke.map(([x, y]) =>
      [(x - (left + right) / 2) / wide + 0.5, (y - (top + bottom) / 2) / high + 0.5]));
  };

  return { length, even, squared };
})();
