// What the other behaviours share: finding things, and being told of every new screen.
const bee = (() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const arrivals = [];

  const screen = () => document.getElementById('screen');
  let shown = screen();

  // A piece that changed within a screen is not a new screen.
  const announce = () => {
    if (shown === screen()) return;
    shown = screen();
    arrivals.forEach((begin) => begin(shown));
  };

  // Scripts are deferred, so the page is whole by now; each behaviour begins as it registers.
  const onScreen = (begin) => {
    arrivals.push(begin);
    begin(screen());
  };

  // htmx is told (meta htmx-config) to write a dot for its colon, in attributes as in events: a colon is not valid HTML.
  document.addEventListener('htmx.after.swap', announce);
  return { one, all, screen, onScreen };
})();
