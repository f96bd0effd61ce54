// The filters, the outline and the counters.
import { all, ask, filters, ofReport, one, panel, query, text, url } from "./page.js";
import { attach, current, dated, isNewer, mark, renewRows, units, watch } from "./paragraphs.js";

// What others have changed must not disturb who types: the rows that are there come anew, and the rest later.
let postponed = false;
export function reload() {
  recount();
  if (!one(".editor", text)) { refilter(); return; }
  postponed = true;
  renewRows([...new Set(units().map((unit) => unit.dataset.unit))]);
}
export function settled() {
  if (postponed && !all(".editor", text).some((form) => form.dataset.done !== "true")) {
    postponed = false;
    refilter();
  }
}
let filtering = new AbortController();
let counting = new AbortController();
export async function refilter(keep = false) {
  filtering.abort();
  counting.abort();  // its answer would be older
  filtering = new AbortController();
  const top = current()?.getBoundingClientRect().top;
  const wanted = `${url}?${query({ unit: panel.dataset.unit || "" })}`;
  const answer = await ask(wanted, { signal: filtering.signal });
  if (!answer?.ok) { return; }
  const open = new Map(all(".editor", text).map((form) => [form.dataset.unit, form]));
  const focused = document.activeElement?.closest(".editor") && document.activeElement;
  if (keep) { history.pushState(null, "", wanted); } else { history.replaceState(null, "", wanted); }
  const newer = units().filter((row) => isNewer(row, answer));
  text.replaceChildren(...one("#text", answer.page).childNodes);
  for (const row of units()) { dated(row, answer); }
  for (const row of newer) { document.getElementById(row.id)?.replaceWith(row); }
  about(answer.page);
  for (const [unit, form] of open) {
    const target = one(`.unit[data-unit="${unit}"] > .target`, text);
    if (target && !one(".editor", target.parentElement)) { attach(form, target.parentElement); }
  }
  if (focused?.isConnected) { focused.focus({ preventScroll: true }); }
  const again = document.getElementById(`u-${panel.dataset.unit}`);
  mark(again);
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
  const [old, now] = [one("#troubles"), one("#troubles", page)];
  if (old.innerHTML !== now.innerHTML) { old.replaceChildren(...now.childNodes); }  // it is read out each time
  for (const select of all("select", filters)) { renew(select, page.getElementById(select.id)); }
  one("#print").href = `${ofReport("print")}?${query()}`;
}
// A list that somebody has open must stay; its words may change.
function renew(select, fresh) {
  const [old, now] = [select, fresh].map((list) => [...list.options]);
  if (old.length === now.length && old.every((option, at) => option.value === now[at].value)) {
    old.forEach((option, at) => { if (option.text !== now[at].text) { option.text = now[at].text; } });
  } else if (select !== document.activeElement) {
    const value = select.value;
    select.replaceChildren(...fresh.childNodes);
    select.value = value;
  }
}
let waiting = 0;
export function recount() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    counting.abort();
    counting = new AbortController();
    const answer = await ask(`${ofReport("around")}?${query()}`, { signal: counting.signal });
    if (answer?.ok) { about(answer.page); }
  }, 300);
}

let typing = 0;
filters.addEventListener("submit", (event) => { event.preventDefault(); refilter(true); });
filters.addEventListener("change", (event) => { if (event.target.matches("select")) { refilter(true); } });
addEventListener("popstate", () => {
  const asked = new URLSearchParams(location.search);
  for (const control of all("select, #q", filters)) { control.value = asked.get(control.name) || ""; }
  refilter();
});
one("#q").addEventListener("input", (event) => {
  clearTimeout(typing);
  if (!event.isComposing) { typing = setTimeout(refilter, 120); }
});
one("#q").addEventListener("compositionend", refilter);
one("#filter").hidden = true;
