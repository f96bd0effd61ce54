"use strict";
(() => {
  const byId = (name) => document.getElementById(name);
  const units = [...document.querySelectorAll(".unit")];
  const [state, check, search, editor, count, card] = ["state", "check", "search", "editor", "count", "card"].map(byId);
  const whole = count.textContent;
  // Spaces that must not break are found as spaces.
  const plain = (text) => text.toLowerCase().replaceAll("\u00a0", " ");
  const texts = new Map(units.map((unit) => [
    unit, plain([...unit.querySelectorAll(".source, .target")].map((side) => side.textContent).join("\n")),
  ]));
  let current = null;

  // Terms and figures come as data (html_marks.py) and become elements where somebody looks.
  const data = JSON.parse(byId("marks")?.textContent || '{"terms": [], "figures": []}');
  const notesOf = new Map();
  const unmarked = new Set(units);
  const sides = (unit) => [["source", unit.dataset.s, unit.querySelector(".source > *")],
    ["target", unit.dataset.t, unit.querySelector(".target > *")]];

  function decoded(name, code) {
    const found = [];
    let start = 0;
    for (const one of (code || "").split(" ")) {
      const [, gap, kind, length, number, link] = one.match(/^(-?\d+)([tq])(\d+)\.(\d+)(?:\.(.+))?$/) || [];
      if (!kind) { continue; }
      start += +gap;
      const [id, note] = kind === "t" ? data.terms[number] : [link, data.figures[number]];
      found.push({ start, end: start + +length, kind: kind === "t" ? "term" : "quantity", note,
        link: `${kind === "t" ? "term" : "quantity"}-${id || `${name}-${start}`}` });
    }
    return found;
  }

  // The text of a side as it was written: without labels, marks of translator's notes, and bars between cells.
  function pieces(side) {
    const found = [];
    const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
    let at = side.querySelector(":scope > .substituted") ? -1 : 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("[id^=translator-ref-], .substituted, .separator")) { continue; }
      found.push([node, at]);
      at += node.length;
    }
    return found;
  }

  function mark(unit) {
    if (!unmarked.delete(unit)) { return; }
    const notes = new Map();
    for (const [name, code, side] of sides(unit)) {
      const marks = decoded(name, code);
      if (!marks.length) { continue; }
      const text = pieces(side);
      const whole = text.map(([node]) => node.data).join("").slice(text[0][1] < 0 ? 1 : 0);
      for (const one of marks) {
        const note = one.kind === "term" ? one.note : whole.slice(one.start, one.end) + one.note;
        notes.set(one.link, [...new Set([...notes.get(one.link) || [], note.replaceAll("\u00a0", " ")])]);
      }
      for (const [node, at] of text) { wrap(node, at, marks); }
    }
    notesOf.set(unit, notes);
    if (notes.size) { unit.append(readings(unit, notes)); }
  }

  // Terms outside, figures inside them.
  function wrap(node, at, marks) {
    const here = marks.filter((one) => one.start < at + node.length && one.end > at);
    const cuts = [...new Set(here.flatMap((one) => [one.start - at, one.end - at]))]
      .filter((cut) => cut > 0 && cut < node.length).sort((one, other) => other - one);
    const parts = [[node, at]];
    for (const cut of cuts) { parts.push([node.splitText(cut), at + cut]); }
    for (const [part, start] of parts) {
      const over = here.filter((one) => one.start <= start && one.end >= start + part.length);
      let inner = part;
      for (const one of over.sort((a, b) => (a.kind === "term") - (b.kind === "term"))) {
        const span = document.createElement("span");
        span.className = one.kind;
        span.dataset.link = one.link;
        inner.replaceWith(span);
        span.append(inner);
        inner = span;
      }
    }
  }

  // The same as text, for people who cannot hover; a term links to its whole entry.
  function readings(unit, notes) {
    const details = document.createElement("details");
    details.className = "read";
    details.innerHTML = "<summary>Terms and figures</summary>";
    const list = document.createElement("ul");
    for (const [link, lines] of notes) {
      const item = document.createElement("li");
      const entry = byId(`entry-${link}`);
      const shown = entry ? document.createElement("a") : item;
      if (entry) { shown.href = `#${encodeURIComponent(entry.id)}`; item.append(shown); }
      shown.append(lines.join("\n"));
      item.dataset.link = link;
      list.append(item);
    }
    details.append(list);
    if (unit.getAttribute("role") !== "row") { return details; }
    const part = document.createElement("div");
    part.className = "part";
    part.setAttribute("role", "cell");
    part.append(details);
    return part;
  }

  // A long page marks what comes near the window, a short one everything at once, and a printer sees all.
  function watch() {
    if (!document.querySelector("main.long") || !("IntersectionObserver" in globalThis)) { units.forEach(mark); return; }
    const observer = new IntersectionObserver((entries) => {
      const near = entries.filter((one) => one.isIntersecting).map((one) => one.target);
      for (const unit of near) { observer.unobserve(unit); mark(unit); }
      if (near.length && search.value) { highlight(plain(search.value).trim()); }
    }, { rootMargin: "1000px" });
    units.forEach((unit) => observer.observe(unit));
    addEventListener("beforeprint", () => units.forEach(mark));
  }

  // A private window may refuse local storage; the page works without it.
  const remembered = { get: () => { try { return localStorage.getItem("toolkit-editor"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("toolkit-editor", value); } catch { /* nothing to do */ } } };

  const shown = () => units.filter((unit) => !unit.hidden);

  function filter() {
    const top = current?.getBoundingClientRect().top;
    const wanted = plain(search.value).trim();
    for (const unit of units) {
      const states = unit.dataset.state.split(" ");
      const checks = (unit.dataset.checks || "").split(" ");
      unit.hidden = !((state.value === "all" || states.includes(state.value))
        && (!check.value || checks.includes(check.value))
        && (!wanted || texts.get(unit).includes(wanted)));
    }
    const left = shown().length;
    count.textContent = left === units.length ? whole : `${left} of ${units.length} paragraphs shown`;
    highlight(wanted);
    // The current paragraph stays where it is on the screen.
    if (current && !current.hidden) { scrollBy(0, current.getBoundingClientRect().top - top); }
  }

  function highlight(wanted) {
    if (!("highlights" in CSS)) { return; }
    CSS.highlights.delete("search");
    if (!wanted) { return; }
    const ranges = [];
    for (const unit of shown()) {
      for (const side of unit.querySelectorAll(".source, .target")) {
        const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = plain(node.data);
          // A few letters change their length in lower case, which makes offsets wrong.
          if (text.length !== node.data.length) { continue; }
          for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + wanted.length);
            ranges.push(range);
          }
        }
      }
    }
    // A letter may be found more often than a function takes arguments.
    const found = new Highlight();
    for (const range of ranges) { found.add(range); }
    CSS.highlights.set("search", found);
  }

  function go(unit, focus = unit) {
    if (!unit) { return; }
    current?.classList.remove("current");
    current = unit;
    mark(unit);
    unit.classList.add("current");
    cards.reach(unit);
    focus.focus({ preventScroll: true });
    unit.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = shown();
    const at = list.indexOf(current);
    go(at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[Math.min(Math.max(at + by, 0), list.length - 1)]);
  }

  function stepFinding(by) {
    const list = shown().flatMap((unit) => [...unit.querySelectorAll(".findings li")]);
    if (!list.length) { return; }
    const at = list.indexOf(document.activeElement);
    const next = at >= 0 ? list[(at + by + list.length) % list.length] : nearest(list, by);
    go(next.closest(".unit"), next);
    light(next);
  }

  function nearest(list, by) {
    const from = current ? units.indexOf(current) : -1;
    const place = (item) => units.indexOf(item.closest(".unit"));
    return by > 0 ? list.find((item) => place(item) >= from) || list[0]
      : list.findLast((item) => place(item) <= from) || list.at(-1);
  }

  function light(marked) {
    for (const one of document.querySelectorAll(".lit")) { one.classList.remove("lit"); }
    const link = marked?.dataset.link;
    if (!link) { return; }
    for (const one of marked.closest(".unit").querySelectorAll(".source [data-link], .target [data-link]")) {
      if (one.dataset.link === link) { one.classList.add("lit"); }
    }
  }

  function place(link) {
    const url = new URL(link.getAttribute("href"), location.href);
    const path = decodeURIComponent(url.pathname).replace(/^\/(?=[A-Za-z]:)/, "");
    return { url, path, line: link.dataset.line };
  }

  const openers = {
    vscode: ({ path, line }) => `vscode://file/${encodeURI(path.replace(/^\//, ""))}:${line}`,
    txmt: ({ url, line }) => `txmt://open?url=${encodeURIComponent(url.href.split("#")[0])}&line=${line}`,
  };

  function aim() {
    for (const link of document.querySelectorAll("a.open")) {
      link.dataset.plain ??= link.getAttribute("href");
      link.setAttribute("href", link.dataset.plain);
      const make = location.protocol === "file:" && openers[editor.value];
      if (make) { link.setAttribute("href", make(place(link))); }
    }
  }

  function copy(event, link) {
    if (editor.value !== "copy") { return; }
    event.preventDefault();
    const { path, line } = place(link);
    navigator.clipboard?.writeText(`${path}:${line}`);
    count.textContent = `${path}:${line}`;
  }

  const cards = hoverCards(card, (unit) => [unit, document]);

  const keys = {
    j: () => step(1), k: () => step(-1), n: () => stepFinding(1), p: () => stepFinding(-1),
    e: () => current?.querySelector("a.open")?.click(), "/": () => search.focus(),
  };

  for (const control of [state, check]) { control.addEventListener("change", filter); }
  search.addEventListener("input", filter);
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  editor.addEventListener("change", () => { remembered.set(editor.value); aim(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.open");
    if (link) { copy(event, link); }
    const marked = event.target.closest(".unit [data-link]");
    light(marked);
    const unit = event.target.closest(".unit");
    if (unit && !event.target.closest("a, summary")) { go(unit, event.target.closest(".findings li") || unit); }
  });
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => {
      if (!event.target.closest("#card")) { light(event.target.closest(".unit :is(.source, .target) [data-link]")); }
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const control = document.activeElement?.closest("#tools :is(input, select)");
      if (control === search) { search.value = ""; filter(); }
      control?.blur();
      if (control && current && !current.hidden) { current.focus({ preventScroll: true }); }
      return;
    }
    const typing = document.activeElement?.matches("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) { return; }
    event.preventDefault();
    keys[event.key]();
  });
  if (Object.keys(openers).concat("plain", "copy").includes(remembered.get())) { editor.value = remembered.get(); }
  byId("tools").hidden = false;
  watch();
  aim();
  if (location.hash.startsWith("#u-")) { go(byId(location.hash.slice(1))); }
})();
