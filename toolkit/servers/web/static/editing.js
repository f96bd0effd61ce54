// Editing in place. What is typed is kept in the browser until it is saved or discarded.
import { all, ask, body, kept, ofUnit, one, place, query, say, text, url } from "./page.js";
import { attach, choose, current, replaceRows, step, units } from "./paragraphs.js";
import { recount, settled } from "./filtering.js";
import { sent as fieldsSent, showPanel } from "./panel.js";

const PREFIX = `toolkit ${body.dataset.project} ${place} `;
const areas = (form) => all("textarea[name^=target]", form);
const values = (form) => areas(form).map((area) => area.value);
const isDirty = (form) => areas(form).some((area) => area.value !== area.defaultValue);
const asSeen = (forms) => JSON.stringify(forms.length === 1 ? forms[0] : forms);

// By unit, what is typed and the key that saves while the editor is being fetched; `opening` is the unit of that.
export const now = { opening: "" };
const early = new Map();
export function typedEarly(letters, save = "") {
  const { typed, saves } = early.get(now.opening) || { typed: "", saves: "" };
  early.set(now.opening, { typed: typed + letters, saves: save || saves });
}
function notOpened(key) {
  const typed = early.get(key)?.typed;
  early.delete(key);
  if (!typed) { return; }
  early.set(key, { typed, saves: "" });
  say("The editor could not be opened; what you typed will be in it once it opens.");
}
export async function edit(row) {
  let unit = row;
  if (!unit || !one(".edit", unit)) { return; }
  if (!one(".editor", unit)) {
    const key = unit.dataset.unit;
    now.opening = key;
    const answer = await ask(`${ofUnit("edit", unit.dataset.unit)}?${query()}`);
    if (now.opening === key) { now.opening = ""; }
    unit = document.getElementById(unit.id);  // it may have come anew meanwhile, with its marks
    if (!unit || !answer?.ok) { notOpened(key); return; }
    if (!one(".editor", unit)) {
      attach(one(".editor", answer.page), unit);
      opened(one(".editor", unit));
    }
  }
  const area = one("textarea", unit);
  area.focus();
  const { typed, saves } = early.get(unit.dataset.unit) || {};
  early.delete(unit.dataset.unit);
  if (typed) {
    area.setRangeText(typed, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (saves) { area.form.requestSubmit(one(`[value=${saves}]`, area.form)); }
}
export function opened(form) {
  const typed = read(form.dataset.unit);
  const fields = areas(form);
  if (typed && typed.texts.length === fields.length && typed.texts.some((one, at) => one !== fields[at].value)) {
    fields.forEach((area, at) => { area.value = typed.texts[at]; });
    form.elements.was.value = typed.was;  // if it has changed since, saving shows both texts
    say("Here is the text that you have not saved.");
  }
  changed(form);
  examine(form);
}
export function leave(form) {
  const unit = form.closest(".unit");
  if (isDirty(form)) { say("Your text is kept, not saved; Enter goes on with it."); }
  (form.closest(".editing") || form).remove();
  unit.focus({ preventScroll: true });
  settled();
}
function discard(form) {
  for (const area of areas(form)) { area.value = area.defaultValue; }
  changed(form);
  leave(form);
}

// --- what is typed and not saved
function read(unit) {
  try { return JSON.parse(kept.get(PREFIX + unit)); } catch { return null; }
}
function changed(form) {
  const { unit, number } = form.dataset;
  if (isDirty(form)) {
    kept.set(PREFIX + unit, JSON.stringify({ number, was: form.elements.was.value, texts: values(form) }));
  } else { kept.drop(PREFIX + unit); }
  one(".discard", form).hidden = !isDirty(form);
  showUnsaved();
}
export function showUnsaved() {
  const shown = one("#unsaved");
  const found = kept.names().filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  const typed = found.map((unit) => [unit, read(unit)]).filter(([, one]) => one?.texts);
  const links = typed.sort((one, other) => one[1].number - other[1].number).map(([unit, typed]) => {
    const link = document.createElement("a");
    link.href = `${url}?unit=${unit}&edit=1#u-${unit}`;
    link.dataset.unit = unit;
    link.textContent = typed.number;
    return link;
  });
  shown.hidden = !links.length;
  shown.replaceChildren("Not saved yet: ", ...links.flatMap((link, at) => at ? [", ", link] : [link]));
}
addEventListener("storage", showUnsaved);
addEventListener("pagehide", () => { for (const form of all(".editor")) { if (isDirty(form)) { changed(form); } } });
addEventListener("beforeunload", (event) => { if (all(".editor").some(isDirty)) { event.preventDefault(); } });

// --- what is found while one types
const waits = new WeakMap();
async function examine(form) {
  const asked = values(form);
  const fields = new URLSearchParams(areas(form).map((area) => [area.name, area.value]));
  const answer = await ask(form.dataset.examine, { method: "POST", body: fields });
  if (answer?.ok && values(form).every((value, at) => value === asked[at])) {
    one(".examined", form).replaceChildren(...answer.page.body.childNodes);
  }
}
document.addEventListener("input", (event) => {
  const form = event.target.closest(".editor");
  if (!form) { return; }
  changed(form);
  clearTimeout(waits.get(form));
  waits.set(form, setTimeout(() => examine(form), 120));
});
// Put a suggestion into the editor: at its place, or where else the text has once what it takes the place of.
function put({ start, end, old, text: value }, area) {
  let [from, to] = [Number(start), Number(end)];
  if (area.value.slice(from, to) !== old || (!old && area.value !== area.defaultValue)) {
    from = area.value.indexOf(old);
    to = from + old.length;
    if (!old || from < 0 || area.value.indexOf(old, from + 1) >= 0) {
      say("The text has changed, so it is not clear where this belongs; put it in by hand.");
      return false;
    }
  }
  area.setRangeText(value, from, to, "select");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  return true;
}
// A suggestion of the panel goes into the editor that is open, or is to be looked at before it is saved.
async function propose(form) {
  const unit = current();
  await edit(unit);
  const area = one(".unit[aria-current] .editor textarea", text);
  if (area && put(form.dataset, area)) { say("The suggestion is in the editor, not saved yet."); }
}
const isProposal = (form) => form.matches(".apply")
  && (!("safe" in form.dataset) || one(".unit[aria-current] .editor", text));
export async function use(button) {
  const value = one(".known-target", button.closest("li")).innerText;
  await edit(current());
  const area = current() && one(".editor textarea", current());
  if (!area) { return; }
  area.setRangeText(value, 0, area.value.length, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// --- sending forms
async function send(form, button) {
  if (form.dataset.sending) { return; }
  const data = new URLSearchParams(new FormData(form, button));
  const isEditor = form.classList.contains("editor");
  const unit = form.closest(".unit");
  const next = unit && units()[units().indexOf(unit) + 1];
  const sent = isEditor ? values(form) : null;
  form.dataset.sending = "true";
  const answer = await ask(form.action, { method: "POST", body: data });
  delete form.dataset.sending;
  if (!answer) { return; }
  if (!answer.ok) { refused(form, answer, isEditor); return; }
  if (form.matches(".link")) { one(".answer", form.parentElement).replaceChildren(...answer.page.body.childNodes); return; }
  if (sent && values(form).some((value, at) => value !== sent[at])) {
    form.elements.was.value = asSeen(sent);
    areas(form).forEach((area, at) => { area.defaultValue = sent[at]; });
    changed(form);
    replaceRows(answer);
    say("Saved; what you typed since is still in the editor.");
    return;
  }
  if (sent) {
    form.dataset.done = "true";
    kept.drop(PREFIX + form.dataset.unit);
    showUnsaved();
  }
  replaceRows(answer);
  fieldsSent(form);
  recount();
  settled();
  const moves = sent && (data.get("as") || data.get("how")) === "reviewed";
  if (moves) {
    say("Saved as reviewed.");
    const after = next && document.getElementById(next.id);
    if (after) { choose(after); } else { await step(1, "Saved as reviewed. "); }
    return;
  }
  await done(form, answer, sent);
}
async function done(form, { unit: key, page }, sent) {
  const there = one(`.unit[data-unit="${key}"]`, text);
  if (sent) { there?.focus({ preventScroll: true }); }
  if (form.closest(".bar")) { choose(there); }
  if (key === current()?.dataset.unit) { await showPanel(key); }
  say(one(".said", page)?.textContent || "Done.");
}
function refused(form, answer, isEditor) {
  const said = one(".conflict, .problem", answer.page);
  if (isEditor && said) { one(".answer", form).replaceChildren(said); } else { say(said?.textContent || "Not done."); }
  replaceRows(answer);
}
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") { return; }
  event.preventDefault();
  if (isProposal(event.target)) { propose(event.target); } else { send(event.target, event.submitter); }
});
document.addEventListener("click", (event) => {
  const button = event.target.closest(".put, .use, .discard");
  if (button?.matches(".put")) { put(button.dataset, one("textarea", button.closest(".editor"))); }
  if (button?.matches(".use")) { use(button); }
  if (button?.matches(".discard")) { discard(button.closest(".editor")); }
});
