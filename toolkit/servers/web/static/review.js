"use strict";
// The page works without this file: links and forms do everything. It fetches parts on approach, edits in place,
// shows findings while one types, and what others save.
(() => {
  const body = document.body;
  if (!body.classList.contains("live")) { return; }
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const { url, place, language, report } = body.dataset;
  const [text, panel, status, filters] = ["#text", "#panel", "#status", "#filters"].map((name) => one(name));
  const kept = { get: (name) => { try { return sessionStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* a private window */ } },
    drop: (name) => { try { sessionStorage.removeItem(name); } catch { /* a private window */ } } };

  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const address = (what, unit) => `/${what}/${language}/${unit}/${report}`;
  const query = (more = {}) => {
    const found = new URLSearchParams(new FormData(filters));
    for (const [name, value] of Object.entries(more)) { found.set(name, value); }
    for (const [name, value] of [...found]) { if (!value) { found.delete(name); } }
    return found.toString();
  };
  let gone = 0;
  function say(message) {
    status.textContent = message;
    clearTimeout(gone);
    gone = setTimeout(() => { status.textContent = ""; }, 8000);
  }
  async function ask(target, options = {}) {
    try {
      const answer = await fetch(target, { ...options, headers: { "X-Fragment": "1" } });
      return { ok: answer.ok, code: answer.status, unit: answer.headers.get("X-Unit"), page: parse(await answer.text()) };
    } catch (error) {
      if (error.name !== "AbortError") { say("No answer: toolkit review has stopped. Your text is still in the editor."); }
      return null;
    }
  }

  // --- the chosen paragraph
  const units = () => all(".unit", text);
  const current = () => one(".unit[aria-current]", text);
  let choosing = new AbortController();
  async function showPanel(unit, quiet = false) {
    choosing.abort();
    choosing = new AbortController();
    panel.dataset.unit = unit;
    const answer = await ask(`${address("panel", unit)}?${query()}`, { signal: choosing.signal });
    if (quiet && panel.contains(document.activeElement)) { return; }  // somebody has begun to use it meanwhile
    if (answer?.ok) { panel.replaceChildren(...answer.page.body.childNodes); panel.scrollTop = 0; fetchNow(panel); }
  }
  function choose(unit, focus = true) {
    if (!unit) { return; }
    const again = unit === current();
    current()?.removeAttribute("aria-current");
    unit.setAttribute("aria-current", "true");
    if (focus) { unit.focus({ preventScroll: true }); }
    unit.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", `${url}?${query({ unit: unit.dataset.unit })}#${unit.id}`);
    if (!again) { showPanel(unit.dataset.unit); }
  }
  async function step(by, fits = () => true) {
    let list = units();
    let at = list.indexOf(current()) + by;
    if (!current()) { at = by > 0 ? 0 : list.length - 1; }
    while (list[at] && !fits(list[at])) { at += by; }
    if (!list[at]) {
      const waiting = by > 0 ? one(".unit ~ .part.waiting, .part:has(.unit) ~ .waiting", text)
        : all(".waiting", text).filter((part) => part.compareDocumentPosition(list[0] || text) & 4).at(-1);
      if (!waiting) { say(by > 0 ? "This is the last one." : "This is the first one."); return; }
      await load(waiting);
      await step(by, fits);
      return;
    }
    choose(list[at]);
  }
  const withFindings = (unit) => one(".findings li", unit);

  // --- parts on approach
  async function load(part) {
    if (!part?.matches(".waiting")) { return; }
    const answer = await (part.coming ??= ask(part.dataset.load));
    const whole = answer?.ok && one(".part", answer.page);
    if (whole && part.isConnected) { part.replaceWith(document.importNode(whole, true)); } else { part.coming = null; }
  }
  const near = new IntersectionObserver((seen) => {
    for (const entry of seen) { if (entry.isIntersecting) { near.unobserve(entry.target); load(entry.target); } }
  }, { rootMargin: "1500px" });
  function watch() {
    for (const part of all(".part.waiting", text)) {
      part.style.minHeight = `${part.dataset.rows * 6}rem`;
      near.observe(part);
    }
  }
  async function fetchNow(root) {
    for (const slot of all("[data-load]:not(.part)", root)) {
      const answer = await ask(slot.dataset.load);
      if (answer?.ok) { slot.replaceChildren(...answer.page.body.childNodes); }
    }
  }

  // --- filters
  let filtering = new AbortController();
  async function refilter() {
    filtering.abort();
    filtering = new AbortController();
    const chosen = current();
    const top = chosen?.getBoundingClientRect().top;
    const wanted = `${url}?${query({ unit: panel.dataset.unit || "" })}`;
    const answer = await ask(wanted, { signal: filtering.signal });
    if (!answer?.ok) { return; }
    const open = new Map(all(".editor", text).map((form) => [form.dataset.unit, form]));
    history.replaceState(null, "", wanted);
    text.replaceChildren(...one("#text", answer.page).childNodes);
    about(answer.page);
    for (const [unit, form] of open) { one(`.unit[data-unit="${unit}"] .target`, text)?.after(form); }
    const again = document.getElementById(`u-${panel.dataset.unit}`);
    again?.setAttribute("aria-current", "true");
    if (again) {
      const moved = again.getBoundingClientRect().top - (top ?? again.parentElement.getBoundingClientRect().top);
      (text.scrollHeight > text.clientHeight ? text : document.scrollingElement).scrollTop += moved;
    } else { text.scrollTop = 0; }
    watch();
  }
  function about(page) {
    for (const name of ["outline", "counters", "count"]) {
      document.getElementById(name).replaceChildren(...page.getElementById(name).childNodes);
    }
    for (const select of all("select", filters)) {
      const value = select.value;
      select.replaceChildren(...page.getElementById(select.id).childNodes);
      select.value = value;
    }
  }
  let counting = 0;
  function recount() {
    clearTimeout(counting);
    counting = setTimeout(async () => {
      const answer = await ask(`${url}?${query()}`);
      if (answer?.ok) { about(answer.page); }
    }, 300);
  }
  let typing = 0;
  filters.addEventListener("submit", (event) => { event.preventDefault(); refilter(); });
  filters.addEventListener("change", (event) => { if (event.target.matches("select")) { refilter(); } });
  one("#q").addEventListener("input", (event) => {
    clearTimeout(typing);
    if (!event.isComposing) { typing = setTimeout(refilter, 150); }
  });
  one("#q").addEventListener("compositionend", refilter);
  one("#filter").hidden = true;

  // --- editing
  const draft = (unit) => `draft ${place} ${unit}`;
  const isDirty = (form) => form.elements.target.value !== form.elements.target.defaultValue;
  let opening = false;  // what is typed before the editor is there must not be taken for shortcuts
  async function edit(unit) {
    if (!unit || !one(".edit", unit)) { return; }
    if (!one(".editor", unit)) {
      opening = true;
      const answer = await ask(`${address("edit", unit.dataset.unit)}?${query()}`);
      opening = false;
      if (!answer?.ok || one(".editor", unit)) { return; }
      one(".target", unit).after(one(".editor", answer.page));
      const value = kept.get(draft(unit.dataset.unit));
      const area = one("textarea", unit);
      if (value !== null && value !== area.value) { area.value = value; say("Here is the text that you have not saved."); }
      examine(one(".editor", unit));
    }
    one("textarea", unit).focus();
  }
  function leave(form) {
    const unit = form.closest(".unit");
    if (isDirty(form)) { say("Your text is kept, not saved; Enter goes on with it."); }
    form.remove();
    unit.focus({ preventScroll: true });
  }
  const waits = new WeakMap();
  async function examine(form) {
    const area = form.elements.target;
    const asked = area.value;
    const answer = await ask(form.dataset.examine, { method: "POST", body: new URLSearchParams({ target: asked }) });
    if (answer?.ok && area.value === asked) { one(".examined", form).replaceChildren(...answer.page.body.childNodes); }
  }
  document.addEventListener("input", (event) => {
    const form = event.target.closest(".editor");
    if (!form) { return; }
    kept.set(draft(form.dataset.unit), event.target.value);
    clearTimeout(waits.get(form));
    waits.set(form, setTimeout(() => examine(form), 120));
  });
  function put(button) {
    const [from, to, value] = [button.dataset.start, button.dataset.end, button.dataset.text];
    const area = button.closest(".editor").elements.target;
    area.setRangeText(value, Number(from), Number(to), "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }
  async function use(button) {
    const value = one(".known-target", button.closest("li")).innerText;
    await edit(current());
    const area = current() && one(".editor textarea", current());
    if (!area) { return; }
    area.setRangeText(value, 0, area.value.length, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- sending forms
  function replaceRows(page) {
    for (const row of all("article.unit", page)) {
      const old = document.getElementById(row.id);
      if (!old) { continue; }
      const form = one(".editor", old);
      if (old.hasAttribute("aria-current")) { row.setAttribute("aria-current", "true"); }
      const focused = old.contains(document.activeElement);
      const fresh = document.importNode(row, true);
      if (form && form.dataset.done !== "true") {
        const now = one(".target", fresh).textContent;
        if (now !== one(".target", old).textContent && !one(".conflict", form)) {
          one(".answer", form).textContent = "Somebody else has changed it; saving will show both texts.";
        }
        for (const name of [".target", ".source", ".place", ":scope > .findings"]) {
          const [was, is] = [one(name, old), one(name, fresh)];
          if (was && is) { was.replaceWith(is); }
        }
        continue;
      }
      old.replaceWith(fresh);
      if (focused) { fresh.focus({ preventScroll: true }); }
    }
  }
  async function send(form, button) {
    const data = new URLSearchParams(new FormData(form, button));
    const unit = form.closest(".unit");
    const next = unit && units()[units().indexOf(unit) + 1];
    const sent = form.classList.contains("editor") ? form.elements.target.value : null;
    const answer = await ask(form.action, { method: "POST", body: data });
    if (!answer) { return; }
    if (!answer.ok) {
      const said = one(".conflict, .problem", answer.page);
      if (sent !== null && said) { one(".answer", form).replaceChildren(said); } else { say(said?.textContent || "Not done."); }
      replaceRows(answer.page);
      return;
    }
    if (sent !== null) {
      if (form.elements.target.value !== sent) {
        form.elements.was.value = JSON.stringify(sent);
        form.elements.target.defaultValue = sent;
        replaceRows(answer.page);
        say("Saved; what you typed since is still in the editor.");
        return;
      }
      form.dataset.done = "true";
      kept.drop(draft(form.dataset.unit));
    }
    replaceRows(answer.page);
    recount();
    const moves = sent !== null && (data.get("as") || data.get("how")) === "reviewed";
    const done = moves ? "Saved as reviewed." : sent !== null ? "Draft saved." : "Done.";
    if (moves) { say(done); }
    if (moves && next) { choose(next); return; }
    if (moves) { await step(1); }
    const there = one(`.unit[data-unit="${answer.unit}"]`, text);
    if (sent !== null) { there?.focus({ preventScroll: true }); }
    if (form.closest(".bar")) { choose(there); }
    if (answer.unit === current()?.dataset.unit) { await showPanel(answer.unit); }
    if (!moves) { say(done); }
  }
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") { return; }
    event.preventDefault();
    send(event.target, event.submitter);
  });
  addEventListener("beforeunload", (event) => { if (all(".editor").some(isDirty)) { event.preventDefault(); } });

  // --- pointer
  document.addEventListener("click", async (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const hit = (selector) => plain && event.target.closest(selector);
    const unit = event.target.closest(".unit");
    const link = hit("#outline a");
    if (link) {
      event.preventDefault();
      await load(document.getElementById(`part-${link.dataset.part}`));
      choose(document.getElementById(link.dataset.target) || one(`#part-${link.dataset.part} .unit`, text));
    } else if (hit(".part.waiting a")) { event.preventDefault(); load(event.target.closest(".part"));
    } else if (hit(".put")) { put(event.target);
    } else if (hit(".use")) { use(event.target);
    } else if (hit("a.cancel")) { event.preventDefault(); leave(event.target.closest(".editor"));
    } else if (hit("a.close")) {
      event.preventDefault();
      current()?.removeAttribute("aria-current");
      delete panel.dataset.unit;
      panel.replaceChildren();
      history.replaceState(null, "", `${url}?${query()}`);
    } else if (hit("a.fetch")) {
      event.preventDefault();
      const slot = event.target.parentElement;
      const answer = await ask(event.target.href);
      if (answer?.ok) { slot.replaceChildren(...answer.page.body.childNodes); }
    } else if (hit(".unit a.edit")) { event.preventDefault(); choose(unit); edit(unit);
    } else if (hit(".unit a.number")) { event.preventDefault(); choose(unit);
    } else if (unit && !event.target.closest(".editor, a, button")) { choose(unit, !getSelection().toString()); }
  });
  document.addEventListener("dblclick", (event) => {
    if (event.target.closest(".unit .target")) { edit(event.target.closest(".unit")); }
  });
  document.addEventListener("mouseover", (event) => {
    for (const lit of all(".lit")) { lit.classList.remove("lit"); }
    const unit = event.target.closest(".unit") || (event.target.closest("#panel") && current());
    const marked = event.target.closest("[data-link]");
    const sentence = event.target.closest("[data-sentence]");
    if (!unit) { return; }
    const both = [unit, ...(unit === current() ? [panel] : [])];
    for (const root of both) {
      if (marked) { for (const found of all(`[data-link="${CSS.escape(marked.dataset.link)}"]`, root)) { found.classList.add("lit"); } }
      if (sentence) { for (const found of all(`[data-sentence="${sentence.dataset.sentence}"]`, root)) { found.classList.add("lit"); } }
    }
  });

  // --- keys
  const switched = one("#shortcuts");
  try { switched.checked = localStorage.getItem("toolkit-shortcuts") !== "off"; } catch { /* a private window */ }
  switched.addEventListener("change", () => {
    try { localStorage.setItem("toolkit-shortcuts", switched.checked ? "on" : "off"); } catch { /* a private window */ }
  });
  const keys = { j: () => step(1), k: () => step(-1), n: () => step(1, withFindings), p: () => step(-1, withFindings),
    "/": () => one("#q").focus() };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) { return; }
    const form = event.target.closest?.(".editor");
    const command = event.ctrlKey || event.metaKey;
    if (form && command && event.key === "Enter") { event.preventDefault(); form.requestSubmit(one("[value=reviewed]", form)); return; }
    if (form && command && event.key.toLowerCase() === "s") { event.preventDefault(); form.requestSubmit(one("[value=draft]", form)); return; }
    if (event.key === "Escape" && form) { leave(form); return; }
    if (event.key === "Escape" && event.target.id === "q") {
      event.preventDefault();
      if (event.target.value) { event.target.value = ""; refilter(); }
      (current() || text).focus();
      return;
    }
    if (event.target.closest?.("input, select, textarea, button, a, summary")) { return; }
    if (command && event.key.toLowerCase() === "z" && !event.shiftKey) {
      event.preventDefault();
      one(".bar form[action^='/undo'] button").click();
      return;
    }
    if (command || event.altKey || opening) { return; }
    if (event.key === "Enter" && document.activeElement?.matches(".unit")) { event.preventDefault(); edit(document.activeElement); return; }
    if (switched.checked && keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  // --- what others do
  const feed = new EventSource(`/events/${language}/${report}?last=${body.dataset.last}`);
  feed.addEventListener("units", async (event) => {
    const changed = JSON.parse(event.data).units;
    recount();
    const shown = changed.filter((unit) => one(`.unit[data-unit="${unit}"]`, text));
    for (let at = 0; at < shown.length; at += 100) {
      const answer = await ask(`/rows/${language}/${report}?${query({ units: shown.slice(at, at + 100).join(",") })}`);
      if (answer?.ok) { replaceRows(answer.page); }
    }
    const chosen = current()?.dataset.unit;
    if (changed.includes(chosen) && !panel.contains(document.activeElement)) { showPanel(chosen, true); }
  });
  feed.addEventListener("reload", () => { recount(); refilter(); });
  feed.addEventListener("gone", () => say("The catalog is not there any more."));
  feed.addEventListener("error", (event) => { if (event.data) { say(JSON.parse(event.data).message); } });
  feed.addEventListener("progress", (event) => {
    one("#counters").dataset.examined = JSON.parse(event.data).examined;
    recount();
  });

  watch();
  const asked = new URLSearchParams(location.search).get("unit");
  const first = (location.hash.startsWith("#u-") && document.getElementById(location.hash.slice(1)))
    || (asked && one(`.unit[data-unit="${CSS.escape(asked)}"]`, text));
  if (first) { panel.dataset.unit = first.dataset.unit; }
  if (first) { first.setAttribute("aria-current", "true"); first.scrollIntoView({ block: "center" }); fetchNow(panel); }
  for (const form of all(".editor")) { form.closest(".unit").setAttribute("aria-current", "true"); examine(form); form.elements.target.focus(); }
})();
