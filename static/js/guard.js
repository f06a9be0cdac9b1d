// A shared screen is not a browser: no menus, no dragging, no zooming, no going back, and never a blank page.
(() => {
  const refuse = (event) => event.preventDefault();

  ['contextmenu', 'dragstart', 'gesturestart'].forEach((deed) => addEventListener(deed, refuse));
  addEventListener('wheel', (event) => { if (event.ctrlKey) refuse(event); }, { passive: false });
  addEventListener('touchmove', (event) => { if (event.touches.length > 1) refuse(event); }, { passive: false });

  // A page taken out of the browser's drawer may be the last visitor's.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace(document.body.dataset.home);
  });

  document.addEventListener('htmx.before.swap', (event) => {
    const { ctx } = event.detail;
    if (ctx.swap === 'none' || ctx.text.includes('id="screen"')) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent('htmx.error', { detail: { ctx } }));
  });
})();
