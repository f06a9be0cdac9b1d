// What a worker has tapped and the house has not yet written down. Kept are a door's number, what came of the knock and
// which services are wanted; never a name, a phone or a word. Each colleague's own: another one's session sends none.
const kept = (() => {
  const KEY = 'round';
  const all = () => JSON.parse(localStorage.getItem(KEY) || '[]');
  const write = (entries) => localStorage.setItem(KEY, JSON.stringify(entries));

  const ticket = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  const send = async (entry, token) => {
    const body = new FormData();
    body.append('csrf_token', token);
    for (const name of ['ticket', 'household', 'outcome']) body.append(name, entry[name]);
    for (const item of entry.items) body.append('items', item);
    if (entry.health) body.append('health', 'y');
    const answer = await fetch(entry.url, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(8000) });
    // Written down, or never to be: a round that is over, a door that is gone. Signed out or broken: kept.
    return answer.status === 204 || [404, 409, 422].includes(answer.status);
  };

  return {
    of: (staff) => all().filter((entry) => entry.staff === staff),
    add: (entry) => write([...all(), { ticket: ticket(), ...entry }]),
    drop: (entry) => write(all().filter((each) => each.ticket !== entry.ticket)),
    send,
  };
})();
