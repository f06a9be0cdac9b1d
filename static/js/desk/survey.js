// A worker's round on a line that comes and goes: what is tapped is kept on the phone until the house has written it
// down, and sent again and again with the same ticket, so that it counts once.
(() => {
  const page = document.querySelector('[data-round]');
  if (!page) return;
  const { staff, round } = page.dataset;
  const strip = page.querySelector('[data-unsent]');
  const token = document.querySelector('[name="csrf_token"]').value;
  let isSending = false;

  const mark = (entry, words, tone) => {
    const tag = page.querySelector(`[data-door="${entry.household}"] .tag`);
    if (tag) [tag.textContent, tag.className] = [words, `tag tag--${tone}`];
  };

  const show = () => {
    const waiting = kept.of(staff);
    strip.hidden = !waiting.length;
    strip.querySelector('span').textContent = strip.dataset.unsent.replace('{n}', waiting.length);
    waiting.forEach((entry) => mark(entry, strip.dataset.waiting, 'wait'));
  };

  const flush = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (const entry of kept.of(staff)) {
        if (!(await kept.send(entry, token))) break;
        kept.drop(entry);
        mark(entry, strip.dataset.sent, 'ok');
      }
    } catch { /* The line is down; the next look tries again. */ } finally { isSending = false; show(); }
  };

  page.addEventListener('submit', (event) => {
    const said = new FormData(event.target, event.submitter);
    if (!said.has('outcome') || said.get('contact') || said.get('phone')) return;
    event.preventDefault();
    const heard = { outcome: said.get('outcome'), items: said.getAll('items'), health: said.has('health') };
    kept.add({ staff, url: round, household: said.get('household'), ...heard });
    event.target.closest('details')?.removeAttribute('open');
    show();
    flush();
  });
  window.addEventListener('online', flush);
  setInterval(flush, 15000);
  show();
  flush();
})();
