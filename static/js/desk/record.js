// A voice recorded on this page, heard before it is sent, and measured. Without a microphone a file can be chosen.
(() => {
  const box = document.querySelector('[data-record]');
  if (!box) return;
  const form = box.closest('form');
  const [start, hear, told] = ['[data-start]', '[data-hear]', '[role="status"]'].map((name) => box.querySelector(name));
  const file = form.querySelector('[type="file"]');
  let recorder;
  let take;

  const wear = (isOn, words) => {
    start.setAttribute('aria-pressed', isOn);
    start.querySelector('span').textContent = words;
  };

  // The browser itself says how long a sound is; what it cannot play is left to the house to judge.
  const measure = async () => {
    const sound = new AudioContext();
    take = await sound.decodeAudioData(await file.files[0].arrayBuffer()).catch(() => null);
    sound.close();
    form.elements.seconds.value = take ? Math.ceil(take.duration) : '';
    told.textContent = take ? told.dataset.told.replace('{n}', Math.ceil(take.duration)) : '';
    hear.hidden = !take;
  };

  const keep = (pieces) => {
    const bag = new DataTransfer();
    bag.items.add(new File(pieces, 'voice', { type: pieces[0]?.type }));
    file.files = bag.files;
    wear(false, box.dataset.again);
    measure();
  };

  const record = async () => {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    recorder = new MediaRecorder(microphone, { audioBitsPerSecond: 48000 });
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => { microphone.getTracks().forEach((track) => track.stop()); keep(pieces); };
    recorder.start();
    wear(true, box.dataset.on);
    setTimeout(() => { if (recorder.state === 'recording') recorder.stop(); }, Number(box.dataset.record) * 1000 - 500);
  };

  start.addEventListener('click', () => {
    if (recorder?.state === 'recording') recorder.stop();
    else record().catch(() => { told.textContent = told.dataset.refused; });
  });
  hear.addEventListener('click', () => {
    const sound = new AudioContext();
    const source = new AudioBufferSourceNode(sound, { buffer: take });
    source.onended = () => sound.close();
    source.connect(sound.destination);
    source.start();
  });
  file.addEventListener('change', measure);
  box.hidden = !(navigator.mediaDevices && window.MediaRecorder);
})();
