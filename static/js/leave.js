// The way out: what was typed is covered at once, the server is told, and home comes back as soon as it answers.
bee.leave = (() => {
  let isLeaving = false;

  const isThere = async (address, options) => {
    const answer = await fetch(address, { ...options, cache: 'no-store', signal: AbortSignal.timeout(5000) });
    return answer.status < 500;
  };

  const attempt = async () => {
    const form = document.getElementById('leave');
    const told = await isThere(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => false);
    if (told) location.replace(document.body.dataset.home);
    else setTimeout(attempt, 3000);
  };

  const leave = () => {
    if (isLeaving) return;
    isLeaving = true;
    bee.hush();
    bee.one('dialog[open]')?.close();
    document.getElementById('strip').hidden = true;
    document.getElementById('cover').hidden = false;
    bee.screen().replaceChildren();
    attempt();
  };

  document.getElementById('leave').addEventListener('submit', (event) => {
    event.preventDefault();
    leave();
  });
  return leave;
})();
