// Tab and Enter are enough: Tab visits every card of a question, Enter takes the one it is on.
(() => {
  const beside = (card, step) => {
    const cards = bee.all(`input[type="radio"][name="${CSS.escape(card.name)}"]`, card.form);
    return cards[cards.indexOf(card) + step];
  };

  document.addEventListener('keydown', (event) => {
    const card = event.target;
    if (!card.matches?.('.choice input')) return;
    const isOnward = event.key === 'Tab' && card.type === 'radio';
    const next = isOnward && beside(card, event.shiftKey ? -1 : 1);
    if (event.key !== 'Enter' && !next) return;
    event.preventDefault();
    if (next) next.focus();
    else card.click();
  });
})();
