// Asks the worker what a drawing may be. It works beside the page, so that the pen never stutters.
bee.hand = (() => {
  const waiting = new Map();
  let worker = null;
  let turn = 0;

  const start = (address, strokes) => {
    if (worker) return;
    worker = new Worker(address);
    worker.addEventListener('message', ({ data }) => {
      waiting.get(data.turn)?.(data.characters);
      waiting.delete(data.turn);
    });
    worker.postMessage({ from: strokes });
  };

  // The likeliest characters; null when the worker has nothing to compare with.
  const read = (strokes) => new Promise((told) => {
    turn += 1;
    waiting.set(turn, told);
    worker.postMessage({ turn, strokes });
  });

  return { start, read };
})();
