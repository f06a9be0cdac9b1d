// The clock on the page walks on from the server's time, so a kiosk with a wrong clock still shows the right one.
(() => {
  let ahead = 0;

  const show = () => {
    const face = bee.one('[data-clock]');
    if (!face) return;
    const now = new Date(Date.now() + ahead);
    const language = document.documentElement.lang;
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(now);
    bee.one('[data-time]', face).textContent = time;
    bee.one('[data-time]', face).dateTime = time;
    bee.one('[data-date]', face).textContent = day(now, language);
  };

  const day = (now, language) => {
    const part = (options) => new Intl.DateTimeFormat(language, { timeZone: 'Asia/Shanghai', ...options }).format(now);
    const week = part({ weekday: language === 'en' ? 'short' : 'long' });
    const date = part({ month: language === 'en' ? 'short' : 'long', day: 'numeric' });
    return language === 'en' ? `${week}, ${date}` : `${date} ${week}`;
  };

  bee.onScreen(() => {
    const face = bee.one('[data-clock]');
    if (face) ahead = Date.parse(face.dataset.clock) - Date.now();
    show();
  });
  setInterval(show, 5000);
})();
