// "Read to me": begins and stops with one button, never by itself. It is there only if something can be heard.
(() => {
  const { words, voice } = bee;
  let known = {};
  let turn = 0;

  const buttons = (name) => bee.all(`[data-${name}]`, bee.screen());
  const canSay = (phrase) => Boolean(voice.own()) || words.cut(phrase, known, voice.tongue).length > 0;

  const show = (isOn) => {
    for (const button of buttons('aloud')) {
      button.hidden = !words.phrases(bee.screen()).some(canSay);
      button.setAttribute('aria-pressed', isOn);
      button.classList.toggle('btn--on', isOn);
      button.ariaLabel = bee.one('span', button).textContent = isOn ? button.dataset.stop : button.dataset.start;
    }
    // While it reads, the two tools beside it make room for softer and louder.
    buttons('aside').forEach((each) => { each.hidden = isOn; });
    buttons('louder').forEach((each) => { each.hidden = !isOn; });
  };

  const stop = () => {
    turn += 1;
    voice.hush();
    show(false);
  };

  const read = async () => {
    const mine = ++turn;
    const phrases = words.phrases(bee.screen());
    show(true);
    for (const phrase of phrases) {
      const clips = words.cut(phrase, known, voice.tongue);
      for (const clip of clips) if (turn === mine) await voice.play(clip);
      if (turn === mine && !clips.length && voice.own()) await voice.speak(phrase);
    }
    if (turn === mine) stop();
  };

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-aloud], [data-louder]');
    if (!button) return;
    if (button.dataset.louder) bee.one('#say').textContent = button.dataset.levels.split(' ')[voice.turn(Number(button.dataset.louder))];
    else if (button.getAttribute('aria-pressed') === 'true') stop();
    else read();
  });

  bee.hush = stop;
  bee.onScreen((screen) => {
    if (screen.matches('.home')) voice.reset();
    stop();
  });
  voice.onNews(() => { if (!buttons('aloud').some((each) => each.ariaPressed === 'true')) show(false); });
  const { clips } = document.body.dataset;
  if (clips) fetch(clips).then((answer) => answer.json()).then((told) => { known = told; show(false); }).catch(() => {});
})();
