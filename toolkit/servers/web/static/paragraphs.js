// The paragraphs: which one is chosen, and those that are fetched on approach.
import { all, ask, card, ofReport, ofUnit, one, query, say, text, url } from "./page.js";
import { showPanel } from "./panel.js";

export const units = () => all(".unit", text);
export const current = () => one(".unit[aria-current]", text);

// The texts of cards, by paragraph, asked for when one is shown.
const notes = new Map();
export const cards = hoverCards(card, (unit) => {
  const key = unit.dataset.unit;
  if (!notes.has(key)) {
    notes.set(key, ask(ofUnit("cards", key)).then((answer) => {
      if (!answer?.ok) { notes.delete(key); }
      return answer?.ok ? [answer.page] : [];
    }));
  }
  return notes.get(key);
});

export function mark(unit) {
  current()?.removeAttribute("aria-current");
  unit?.setAttribute("aria-current", "true");
  cards.reach(unit);
}
export function choose(unit, focus = true) {
  if (!unit) { return; }
  const again = unit === current();
  mark(unit);
  if (focus) { unit.focus({ preventScroll: true }); }
  unit.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `${url}?${query({ unit: unit.dataset.unit })}#${unit.id}`);
  if (!again) { showPanel(unit.dataset.unit); }
}
export async function step(by, done = "") {
  const list = units();
  const at = current() ? list.indexOf(current()) + by : by > 0 ? 0 : list.length - 1;
  if (list[at]) { choose(list[at]); return; }
  const waiting = by > 0 ? one(".unit ~ .part.waiting, .part:has(.unit) ~ .waiting", text)
    : all(".waiting", text).filter((part) => part.compareDocumentPosition(list[0] || text) & 4).at(-1);
  if (!waiting) { say(done + (by > 0 ? "This is the last one." : "This is the first one.")); return; }
  await load(waiting);
  await step(by, done);
}
export async function stepFinding(by, tries = 8) {
  const answer = await ask(`${ofReport("finding")}?${query({ by, unit: current()?.dataset.unit || "" })}`);
  const link = answer?.ok && one("a", answer.page);
  if (answer?.ok && !link) { say(answer.page.body.textContent); }
  if (tries && answer && one("[data-running]", answer.page)) { setTimeout(() => stepFinding(by, tries - 1), 400); }
  if (link) { await goTo(link); }
}
// Go where a link of the outline leads.
export async function goTo(link) {
  await load(document.getElementById(`part-${link.dataset.part}`));
  choose(document.getElementById(link.dataset.target) || one(`#part-${link.dataset.part} .unit`, text));
}

export async function load(part) {
  if (!part?.matches(".waiting")) { return; }
  const answer = await (part.coming ??= ask(part.dataset.load));
  const whole = answer?.ok && one(".part", answer.page);
  if (whole && part.isConnected) {
    part.replaceWith(document.importNode(whole, true));
    readLater();
  } else { part.coming = null; }
}
const near = new IntersectionObserver((seen) => {
  for (const entry of seen) { if (entry.isIntersecting) { near.unobserve(entry.target); load(entry.target); } }
}, { rootMargin: "1500px" });
export function watch() {
  for (const part of all(".part.waiting", text)) {
    part.style.minHeight = `${part.dataset.rows * 6}rem`;
    one("a", part).tabIndex = -1;  // there may be hundreds, and they are fetched on approach
    near.observe(part);
  }
  readLater();
}
// Rows that came without their marks, since something else was at work, are asked for again.
const plain = () => all(".unit[data-plain]", text).map((unit) => unit.dataset.unit);
let reading = 0;
export function readLater() {
  clearTimeout(reading);
  reading = setTimeout(async () => {
    if (!plain().length) { return; }
    await renewRows(plain().slice(0, 40));
    readLater();
  }, 250);
}
export async function renewRows(keys) {
  for (let at = 0; at < keys.length; at += 40) {
    const answer = await ask(`${ofReport("rows")}?${query({ units: keys.slice(at, at + 40).join(",") })}`);
    if (answer?.ok) { replaceRows(answer); }
  }
}
// Rows that are newer than an answer stay.
const ages = new WeakMap();
export const isNewer = (row, { asOf }) => (ages.get(row) || 0) > asOf;
export const dated = (row, { asOf }) => ages.set(row, asOf);
export function replaceRows(answer) {
  for (const row of all(".unit", answer.page)) {
    const old = document.getElementById(row.id);
    if (!old || isNewer(old, answer)) { continue; }
    notes.delete(row.dataset.unit);
    const fresh = document.importNode(row, true);
    for (const shown of [old, fresh]) { dated(shown, answer); }  // an old one stays around an editor
    const form = one(".editor", old);
    if (form && form.dataset.done !== "true") { keepEditor(old, form, fresh); continue; }
    const [focused, chosen] = [old.contains(document.activeElement), old === current()];
    old.replaceWith(fresh);
    if (chosen) { mark(fresh); }
    if (focused) { fresh.focus({ preventScroll: true }); }
  }
}
// In a table an editor is a cell.
export function attach(form, unit) {
  let shown = form;
  if (unit.matches("[role=row]")) {
    shown = document.createElement("div");
    shown.className = "editing";
    shown.setAttribute("role", "cell");
    shown.append(form);
  }
  one(":scope > .target", unit).after(shown);
}
// Everything of a row but the editor that is open in it.
function keepEditor(old, form, fresh) {
  const isOther = one(".target", fresh).textContent !== one(".target", old).textContent;
  if (isOther && !fresh.hasAttribute("data-plain") && !one(".conflict", form)) {
    one(".answer", form).textContent = "Somebody else has changed it; saving will show both texts.";
  }
  old.toggleAttribute("data-plain", fresh.hasAttribute("data-plain"));
  for (const name of [".target", ".source", ".place"]) {
    const [was, is] = [one(`:scope > ${name}`, old), one(`:scope > ${name}`, fresh)];
    if (was && is) { was.replaceWith(is); }
  }
  one(":scope > .findings", old)?.remove();
  const found = one(":scope > .findings", fresh);
  if (found) { old.append(found); }
  if (old === current()) { cards.reach(old); }
}
