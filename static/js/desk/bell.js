// A call for help is heard in any tab: a mark in the title, and two soft notes when a new one comes.
(() => {
  const bell = document.getElementById('bell');
  const title = document.title;
  let heard = null;

  const note = (sound, tone, at) => {
    const voice = new OscillatorNode(sound, { frequency: tone });
    const loudness = new GainNode(sound, { gain: .12 });
    loudness.gain.exponentialRampToValueAtTime(.001, sound.currentTime + at + .5);
    voice.connect(loudness).connect(sound.destination);
    voice.start(sound.currentTime + at);
    voice.stop(sound.currentTime + at + .5);
  };

  const sing = () => {
    const sound = new AudioContext();
    [[880, 0], [660, .25]].forEach(([tone, at]) => note(sound, tone, at));
    setTimeout(() => sound.close(), 1500);
  };

  const listen = () => {
    const calls = [...bell.querySelectorAll('[data-call]')].map((call) => call.dataset.call);
    document.title = calls.length ? `(${calls.length}) ${title}` : title;
    // What rang before this page was opened has been heard; a page nobody has touched may not make a sound.
    if (navigator.userActivation?.hasBeenActive && heard && calls.some((call) => !heard.has(call))) sing();
    heard = new Set(calls);
  };

  // The same calls as before: nothing moves under the pointer, and nothing is read aloud again.
  let shown = '';
  document.addEventListener('htmx.before.swap', (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== bell) return;
    if (ctx.text === shown) event.preventDefault();
    shown = ctx.text;
  });
  if (bell) document.addEventListener('htmx.after.swap', listen);
})();
