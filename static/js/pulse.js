// Every half minute the kiosk says it is alive, and whether anyone has touched it since.
(() => {
  const EVERY = 30000;
  let wasTouched = false;

  const beat = () => {
    const token = bee.one('meta[name="csrf-token"]').content;
    const body = new URLSearchParams(wasTouched ? { active: '1' } : {});
    wasTouched = false;
    fetch(document.body.dataset.pulse, { method: 'POST', body, headers: { 'X-CSRFToken': token } }).catch(() => {});
  };

  addEventListener('pointerdown', () => { wasTouched = true; }, { capture: true, passive: true });
  if (document.body.dataset.pulse) setInterval(beat, EVERY);
})();
