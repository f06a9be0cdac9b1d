// A page with a text to write fetches what writing needs; pages without never do.
(() => {
  let fetched = null;

  const load = (address) => new Promise((ready, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', ready);
    script.addEventListener('error', failed);
    document.head.append(script);
  });

  // Once; without it the field stays what it is, and the next page tries again.
  const begin = async (box) => {
    fetched ??= load(box.dataset.write);
    await fetched.then(() => bee.write(box)).catch(() => { fetched = null; });
  };

  bee.onScreen((screen) => bee.all('[data-write]', screen).forEach(begin));
})();
