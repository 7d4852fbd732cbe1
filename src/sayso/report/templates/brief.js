"use strict";
(function () {
  const words = document.getElementById("filter-words"), predicate = document.getElementById("filter-predicate"), held = document.getElementById("filter-held");
  const count = document.getElementById("filter-count"), cards = Array.from(document.querySelectorAll("#claims .card"));
  if (!words) return;
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  function apply() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const fits = wanted.every((w) => texts.get(card).includes(w)) && (!predicate.value || card.dataset.predicate === predicate.value) && (!held.value || card.dataset.held.split(" ").includes(held.value));
      card.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = shown + " of " + cards.length + " claims";
  }
  for (const control of [words, predicate, held]) control.addEventListener("input", apply);
  apply();
  function open() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    if (target.hidden) { words.value = ""; predicate.value = ""; held.value = ""; apply(); }
    target.scrollIntoView();
  }
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  open();
})();
