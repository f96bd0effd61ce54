// The panel of the chosen paragraph. What is typed into its fields is kept until it is sent.
import { all, ask, body, kept, ofUnit, one, panel, place, query } from "./page.js";

const FIELDS = `toolkit panel ${body.dataset.project} ${place} `;
const fields = () => all("textarea, input:not([type=hidden])", panel);
const nameOf = (field) => [field.form.className, field.form.elements.finding?.value || "", field.name].join(" ");

function read(unit) {
  try { return JSON.parse(kept.get(FIELDS + unit)) || {}; } catch { return {}; }
}
function keep() {
  const typed = Object.fromEntries(fields().filter((field) => field.value !== field.defaultValue).map((field) => [nameOf(field), field.value]));
  const name = FIELDS + panel.dataset.unit;
  if (Object.keys(typed).length) { kept.set(name, JSON.stringify(typed)); } else { kept.drop(name); }
}
panel.addEventListener("input", keep);
// What was sent need not be kept any more.
export function sent(form) {
  if (!panel.contains(form)) { return; }
  for (const field of fields()) { if (field.form === form) { field.value = field.defaultValue; } }
  keep();
}

let choosing = new AbortController();
export const inUse = () => panel.contains(document.activeElement) && document.activeElement !== panel;
export async function showPanel(unit, quiet = false) {
  choosing.abort();
  choosing = new AbortController();
  panel.dataset.unit = unit;
  const answer = await ask(`${ofUnit("panel", unit)}?${query()}`, { signal: choosing.signal });
  if (!answer?.ok || (quiet && inUse())) { return; }
  const focused = inUse() && document.activeElement.closest("form")?.className;
  const had = inUse();
  panel.replaceChildren(...answer.page.body.childNodes);
  panel.scrollTop = 0;
  restored();
  if (had) { (focused && one(`form.${focused} :is(textarea, input:not([type=hidden]), button)`, panel) || one("h2", panel)).focus(); }
  fetchNow(panel);
}
function restored() {
  const typed = read(panel.dataset.unit);
  for (const field of fields()) {
    if (!typed[nameOf(field)]) { continue; }
    field.value = typed[nameOf(field)];
    const folded = field.closest("details");
    if (folded) { folded.open = true; }
  }
}
export async function fetchNow(root) {
  if (root === panel) { restored(); }
  for (const slot of all("[data-load]:not(.part)", root)) {
    const answer = await ask(slot.dataset.load);
    if (answer?.ok) { slot.replaceChildren(...answer.page.body.childNodes); fetchNow(slot); }
  }
}
