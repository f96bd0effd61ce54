// The page works without its script: links and forms do everything. It fetches parts on approach, edits in place,
// shows findings while one types, and what others save.
import { all, ask, body, kept, ofReport, one, panel, query, say, connected, text, url } from "./page.js";
import { choose, current, goTo, load, mark, renewRows, step, stepFinding, watch } from "./paragraphs.js";
import { fetchNow, inUse, showPanel } from "./panel.js";
import { recount, refilter, reload } from "./filtering.js";
import { edit, leave, now, opened, showUnsaved, typedEarly } from "./editing.js";

// --- pointer
document.addEventListener("click", async (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const hit = (selector) => plain && event.target.closest(selector);
  const unit = event.target.closest(".unit");
  const link = hit("#outline a");
  const unsaved = hit("#unsaved a") && one(`.unit[data-unit="${event.target.dataset.unit}"]`, text);
  if (link) { event.preventDefault(); goTo(link);
  } else if (unsaved) { event.preventDefault(); choose(unsaved); edit(unsaved);
  } else if (hit(".part.waiting a")) { event.preventDefault(); load(event.target.closest(".part"));
  } else if (hit("a.cancel")) { event.preventDefault(); leave(event.target.closest(".editor"));
  } else if (hit("a.close")) {
    event.preventDefault();
    mark(null);
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
  } else if (unit && !event.target.closest(".editor, a, button")) {
    const focused = document.activeElement;
    choose(unit, !getSelection().toString() && !(focused?.matches("[data-link]") && unit.contains(focused)));
  }
});
document.addEventListener("dblclick", (event) => {
  if (event.target.closest(".unit .target")) { edit(event.target.closest(".unit")); }
});
function light(event) {
  if (event.target.closest("#card")) { return; }
  for (const lit of all(".lit")) { lit.classList.remove("lit"); }
  const unit = event.target.closest(".unit") || (event.target.closest("#panel") && current());
  if (!unit) { return; }
  const marked = event.target.closest("[data-link]");
  const sentence = event.target.closest("[data-sentence]");
  for (const root of [unit, ...(unit === current() ? [panel] : [])]) {
    if (marked) { for (const found of all(`[data-link="${CSS.escape(marked.dataset.link)}"]`, root)) { found.classList.add("lit"); } }
    if (sentence) { for (const found of all(`[data-sentence="${sentence.dataset.sentence}"]`, root)) { found.classList.add("lit"); } }
  }
}
document.addEventListener("mouseover", light);
document.addEventListener("focusin", (event) => { if (event.target.matches("[data-link]")) { light(event); } });

// --- keys
const switched = one("#shortcuts");
switched.checked = kept.get("toolkit-shortcuts") !== "off";
switched.addEventListener("change", () => kept.set("toolkit-shortcuts", switched.checked ? "on" : "off"));
const keys = { j: () => step(1), k: () => step(-1), n: () => stepFinding(1), p: () => stepFinding(-1),
  i: () => (one("h2", panel) || panel).focus(), "/": () => one("#q").focus() };
// The letter of a key; keyboards for other scripts have Latin letters on theirs too.
const letter = (event) => (/^[\x20-\x7e]$|^\w{2,}$/.test(event.key) ? event.key : event.code.replace(/^Key/, "")).toLowerCase();
const commands = {
  z: () => one(".undo button").click(),
  p: () => one("#print").click(),  // the browser would print what was fetched, and no more
};
// Ctrl+S outside of an editor saves the one that is open; never the browser's page.
function saveOpen() {
  const open = all(".editor", text);
  if (open.length === 1) { open[0].requestSubmit(one("[value=draft]", open[0])); return; }
  say(open.length ? "Several paragraphs are being edited; choose one." : "Nothing is being edited.");
}
const saving = (event) => (event.key === "Enter" && "reviewed") || (letter(event) === "s" && "draft");
function inEditor(event, form, command) {
  const save = command && saving(event);
  if (save) { event.preventDefault(); form.requestSubmit(one(`[value=${save}]`, form)); }
  if (event.key === "Escape") { leave(form); }
  return save || event.key === "Escape";
}
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) { return; }
  const form = event.target.closest?.(".editor");
  const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (command && letter(event) === "p") { event.preventDefault(); commands.p(); return; }
  if (form && inEditor(event, form, command)) { return; }
  if (now.opening && command && saving(event)) { event.preventDefault(); typedEarly("", saving(event)); return; }
  if (event.key === "Escape" && event.target.id === "q") {
    event.preventDefault();
    if (event.target.value) { event.target.value = ""; refilter(); }
    (current() || text).focus();
    return;
  }
  if (event.key === "Escape" && event.target.closest?.("details[open]")) {
    const menu = event.target.closest("details[open]");
    menu.open = false;
    one("summary", menu).focus();
    return;
  }
  if (event.key === "Escape" && event.target.closest?.("#panel")) { (current() || text).focus(); return; }
  if (command && letter(event) === "s") { event.preventDefault(); saveOpen(); return; }
  if (event.target.closest?.("input, select, textarea, button, a, summary")) { return; }
  if (command && letter(event) === "z") { event.preventDefault(); commands.z(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (now.opening) {
    if (event.key.length === 1) { event.preventDefault(); typedEarly(event.key); }
    return;
  }
  if (event.key === "Enter" && document.activeElement?.matches(".unit")) { event.preventDefault(); edit(document.activeElement); return; }
  if (switched.checked && keys[letter(event)]) { event.preventDefault(); keys[letter(event)](); }
});

// --- what others do
let last = body.dataset.last;
function listen() {
  const feed = new EventSource(`${ofReport("events")}?last=${last}`);
  const on = (kind, does) => feed.addEventListener(kind, (event) => {
    if (event.lastEventId) { last = event.lastEventId; }
    does(event.data && JSON.parse(event.data));
  });
  on("units", async ({ units: changed }) => {
    recount();
    await renewRows(changed.filter((unit) => one(`.unit[data-unit="${unit}"]`, text)));
    const chosen = current()?.dataset.unit;
    if (changed.includes(chosen) && !inUse()) { showPanel(chosen, true); }
  });
  on("reload", reload);
  on("gone", () => {
    one("#troubles").textContent = "The catalog is not there any more, so nothing can be saved."
      + " What you typed is kept; bring the file back and go on here.";
  });
  on("progress", recount);
  feed.addEventListener("open", () => connected(true));
  feed.addEventListener("error", (event) => {
    if (feed.readyState !== EventSource.CLOSED) { connected(false); return; }
    feed.close();
    setTimeout(async () => { await ask(ofReport("around")); listen(); }, 3000);
  });
}

if (body.classList.contains("live")) {
  listen();
  watch();
  showUnsaved();
  const asked = new URLSearchParams(location.search).get("unit");
  const first = (location.hash.startsWith("#u-") && document.getElementById(location.hash.slice(1)))
    || (asked && one(`.unit[data-unit="${CSS.escape(asked)}"]`, text));
  if (first) {
    panel.dataset.unit = first.dataset.unit;
    mark(first);
    first.scrollIntoView({ block: "center" });
    fetchNow(panel);
  }
  for (const form of all(".editor")) { mark(form.closest(".unit")); opened(form); one("textarea", form).focus(); }
}
