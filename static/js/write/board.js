// The board: what the finger draws is shown at once and kept only until the character is taken.
bee.board = (box, changed) => {
  const canvas = bee.one('canvas', box);
  const hint = bee.one('[data-hint]', box);
  const pen = canvas.getContext('2d');
  let strokes = [];
  let stroke = null;

  // Through the middles between the points, so that fast strokes are round too.
  const trace = (points) => {
    pen.beginPath();
    pen.moveTo(...points[0]);
    points.slice(1).forEach(([x, y], place) => {
      const [a, b] = points[place];
      pen.quadraticCurveTo(a, b, (a + x) / 2, (b + y) / 2);
    });
    pen.lineTo(points.at(-1)[0] + 0.1, points.at(-1)[1]);
    pen.stroke();
  };

  const draw = () => {
    const { width, height } = canvas.getBoundingClientRect();
    [canvas.width, canvas.height] = [width, height].map((size) => Math.round(size * devicePixelRatio));
    pen.scale(devicePixelRatio, devicePixelRatio);
    Object.assign(pen, { lineCap: 'round', lineJoin: 'round', strokeStyle: getComputedStyle(canvas).color, lineWidth: Math.max(9, width / 70) });
    strokes.forEach(trace);
    hint.hidden = strokes.length > 0;
  };

  const points = (event) => {
    const { left, top } = canvas.getBoundingClientRect();
    const felt = event.getCoalescedEvents?.() ?? [];
    return (felt.length ? felt : [event]).map(({ clientX, clientY }) => [clientX - left, clientY - top]);
  };

  const set = (some) => {
    strokes = some;
    stroke = null;
    draw();
    changed(strokes);
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    stroke = points(event);
    strokes.push(stroke);
    draw();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!stroke || !event.isPrimary) return;
    stroke.push(...points(event));
    draw();
  });
  ['pointerup', 'pointercancel'].forEach((deed) => canvas.addEventListener(deed, () => { if (stroke) set(strokes); }));
  new ResizeObserver(draw).observe(canvas);
  return { isEmpty: () => !strokes.length, undo: () => set(strokes.slice(0, -1)), wipe: () => set([]) };
};
