// The sheet under one's name closes when one looks elsewhere.
(() => {
  const me = document.querySelector('.me');
  const close = () => me.removeAttribute('open');

  if (!me) return;
  document.addEventListener('click', (event) => { if (!me.contains(event.target)) close(); });
  me.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    me.querySelector('summary').focus();
  });
})();
