// Two voices: recordings of a neighbour, and the one the machine brings along. Loudness lives as long as the page.
bee.voice = (() => {
  const LEVELS = [.4, .7, 1];
  const tongue = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const speech = window.speechSynthesis;
  let level = 1;
  let interrupt = () => {};
  let sound;

  // Mandarin is called zh or cmn. A voice from elsewhere would be told what stands on the screen: only our own will do.
  const isOurs = ({ lang, localService }) => localService && (tongue === 'en' ? /^en\b/i : /^(zh|cmn)\b/i).test(lang.replace('_', '-'));
  const own = () => {
    const voices = speech?.getVoices().filter(isOurs) ?? [];
    return voices.find(({ lang }) => /cn|cmn|gb/i.test(lang)) ?? voices[0];
  };

  // Whatever happens, it ends: a voice without a loudspeaker may never answer.
  const until = (begin, seconds) => new Promise((end) => {
    setTimeout(end, seconds * 1000);
    interrupt = end;
    begin(end);
  });

  const play = (address) => until((end) => {
    sound = new Audio(address);
    sound.volume = LEVELS[level];
    ['ended', 'error'].forEach((story) => sound.addEventListener(story, end, { once: true }));
    sound.play().catch(end);
  }, 60);

  const speak = (words) => until((end) => {
    const utterance = new SpeechSynthesisUtterance(words.replaceAll('*', ''));
    Object.assign(utterance, { voice: own(), lang: own().lang, volume: LEVELS[level], rate: .9, onend: end, onerror: end });
    speech.speak(utterance);
  }, 8 + words.length / 2);

  const hush = () => {
    sound?.pause();
    speech?.cancel();
    interrupt();
  };

  const turn = (by) => {
    level = Math.min(2, Math.max(0, level + by));
    if (sound) sound.volume = LEVELS[level];
    return level;
  };

  const reset = () => { level = 1; };
  addEventListener('pagehide', hush);
  return { tongue, own, play, speak, hush, turn, reset, onNews: (look) => speech?.addEventListener?.('voiceschanged', look) };
})();
