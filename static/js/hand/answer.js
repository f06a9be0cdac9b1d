// What the page says to this worker: where the strokes lie, then each drawing with its number. Nothing is kept of them.
(() => {
  let address = null;

  addEventListener('message', async ({ data: { turn, strokes, from } }) => {
    address = from ?? address;
    try {
      const opened = await book.open(address);
      postMessage({ turn, characters: strokes ? match(strokes, opened) : [] });
    } catch {
      postMessage({ turn, characters: null });
    }
  });
})();
