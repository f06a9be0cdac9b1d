// Long work says that it goes on: a file that is prepared, a table that is read. Sent twice, it is done once. Without
// scripts a form is sent as it is, and the browser's own sign has to do.
(() => {
  const rest = (form) => {
    delete form.dataset.busy;
    form.querySelector('.work').hidden = true;
  };

  const tell = (form, words) => {
    const bar = form.querySelector('.work');
    bar.replaceChildren(words);
    bar.hidden = false;
  };

  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const take = async (form, button) => {
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    // Asked for its formAction, a button without one says the page's own address.
    const address = button?.getAttribute('formaction') ?? form.getAttribute('action');
    const answer = await fetch(address, { method: 'POST', body });
    const name = answer.headers.get('Content-Disposition')?.match(/UTF-8''(.+)/)?.[1];
    if (answer.status >= 500) throw new Error(answer.statusText);
    // No file but a page: one is signed out, or a day is wrong. Sent as without scripts, the form leads to it.
    if (!name) return form.submit();
    save(await answer.blob(), decodeURIComponent(name));
    rest(form);
  };

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!form.matches('[data-work]')) return;
    if (form.dataset.busy || form.dataset.work === 'file') event.preventDefault();
    if (form.dataset.busy) return;
    const bar = form.querySelector('.work');
    form.dataset.busy = 'yes';
    bar.hidden = false;
    if (form.dataset.work !== 'file') return;
    take(form, submitter).catch(() => {
      delete form.dataset.busy;
      tell(form, bar.dataset.failed);
    });
  });

  // A page brought back by the Back button is at rest again.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) document.querySelectorAll('[data-busy]').forEach(rest);
  });
})();
