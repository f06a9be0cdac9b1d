// Lines of points: how long they are, and as evenly spaced points.
const line = (() => {
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

  return { length, even };
})();
