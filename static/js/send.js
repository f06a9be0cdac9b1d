// Connection trouble: the very same form, with the same ticket, is sent again after 1, 2, 4 and 8 seconds.
(() => {
  const WAITS = [1, 2, 4, 8];
  const TIMEOUT = 8000;
  const strip = document.getElementById('strip');

  const pause = (seconds) => new Promise((wake) => setTimeout(wake, seconds * 1000));
  const say = (story) => {
    strip.toggleAttribute('data-bad', story !== 'retrying');
    bee.one('span', strip).textContent = strip.dataset[story];
    strip.hidden = false;
  };
  const hush = () => { strip.hidden = true; };

  const once = async (address, request) => {
    const answer = await fetch(address, { ...request, signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]) });
    if ([502, 503, 504].includes(answer.status)) throw new Error(`trouble ${answer.status}`);
    // The body is part of the answer: a line that breaks half-way counts as no answer.
    const text = await answer.text();
    return new Proxy(answer, {
      get: (target, name) => (name === 'text' ? async () => text : target[name]),
    });
  };

  const patiently = async (address, request) => {
    for (const wait of [...WAITS, null]) {
      try {
        const answer = await once(address, request);
        hush();
        return answer;
      } catch (trouble) {
        if (wait === null) throw trouble;
        say('retrying');
        await pause(wait);
      }
    }
  };

  // htmx sees one long request, so its own queue drops every further tap meanwhile.
  document.addEventListener('htmx.config.request', ({ detail: { ctx } }) => {
    ctx.request.timeout = '60s';
    ctx.fetch = patiently;
    hush();
  });
  document.addEventListener('htmx.error', () => say('lost'));
  document.addEventListener('htmx.response.error', ({ detail: { ctx } }) => {
    if (ctx.response.status >= 500) say('failed');
  });
})();
