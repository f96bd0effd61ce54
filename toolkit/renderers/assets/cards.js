// Cards that say what a term, a figure or a finding is: under the pointer, and beside the mark that has the focus.
// `rootsOf` gives the elements to look for its texts in, of one paragraph; or a promise of them.
function hoverCards(card, rootsOf) {
  const MARKS = ".unit :is(.source, .target) [data-link]";
  let marked = null;  // the mark whose card is shown, or is to be
  let leaving = 0;

  function words(item) {
    const parts = [...item.children].filter((part) => part.matches("dt, dd")).map((part) => part.textContent);
    return parts.filter(Boolean).join("\n") || item.textContent;
  }
  function notes(mark, roots) {
    const found = [];
    const look = (selector) => roots.map((root) => root.querySelector(selector)).find(Boolean);
    for (let one = mark; one && !one.matches(".unit"); one = one.parentElement) {
      const link = one.dataset.link && CSS.escape(one.dataset.link);
      const item = link && (look(`#entry-${link}`) || look(`:is(.read, .findings) [data-link="${link}"]`));
      if (item) { found.push(words(item)); }
    }
    return found.join("\n\n");
  }
  function place() {
    if (card.hidden || !marked) { return; }
    if (!marked.isConnected) { hide(); return; }
    const box = marked.getBoundingClientRect();
    const top = box.bottom + 6 + card.offsetHeight > innerHeight ? box.top - card.offsetHeight - 6 : box.bottom + 6;
    card.style.top = `${Math.max(top, 4)}px`;
    card.style.left = `${Math.max(Math.min(box.left, innerWidth - card.offsetWidth - 8), 4)}px`;
  }
  function put(mark, text) {
    card.hidden = !text;
    if (!text) { return; }
    card.textContent = text;
    mark.setAttribute("aria-describedby", card.id);
    place();
  }
  function show(mark) {
    clearTimeout(leaving);
    if (mark === marked) { return; }
    hide();
    marked = mark;
    const roots = rootsOf(mark.closest(".unit"), mark);
    if (!roots?.then) { put(mark, notes(mark, roots)); return; }
    roots.then((found) => { if (mark === marked) { put(mark, notes(mark, found)); } });
  }
  function hide() {
    clearTimeout(leaving);
    marked?.removeAttribute("aria-describedby");
    marked = null;
    card.hidden = true;
  }
  // A card stays while the pointer is on it, and long enough to get there; and while its mark has the focus.
  function leave() {
    clearTimeout(leaving);
    if (marked && marked !== document.activeElement) { leaving = setTimeout(hide, 300); }
  }
  let reached = [];
  // The marks of the chosen paragraph, and no others, are stops of the Tab key.
  function reach(unit) {
    for (const mark of reached) { mark.removeAttribute("tabindex"); }
    reached = unit ? [...unit.querySelectorAll(":is(.source, .target) [data-link]")] : [];
    for (const mark of reached) { mark.tabIndex = 0; }
  }

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest(MARKS);
    if (mark) { show(mark); } else if (event.target.closest(`#${card.id}`)) { clearTimeout(leaving); } else { leave(); }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(MARKS);
    if (mark) { show(mark); } else if (!event.target.closest(`#${card.id}`)) { hide(); }
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest(MARKS);
    if (mark) { show(mark); } else { leave(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.hidden) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();  // this Esc closes the card and nothing else
    const stays = marked;
    hide();
    marked = stays === document.activeElement ? null : stays;  // the pointer that rests does not open it again
  });
  document.addEventListener("mouseout", (event) => { if (card.hidden && event.target === marked) { marked = null; } });
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  return { reach, hide };
}
