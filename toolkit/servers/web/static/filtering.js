// The filters, the outline and the counters.
import { all, ask, filters, ofReport, one, panel, query, text, url } from "./page.js";
import { current, mark, watch } from "./paragraphs.js";

let filtering = new AbortController();
export async function refilter() {
  filtering.abort();
  filtering = new AbortController();
  const top = current()?.getBoundingClientRect().top;
  const wanted = `${url}?${query({ unit: panel.dataset.unit || "" })}`;
  const answer = await ask(wanted, { signal: filtering.signal });
  if (!answer?.ok) { return; }
  const open = new Map(all(".editor", text).map((form) => [form.dataset.unit, form]));
  const focused = document.activeElement?.closest(".editor") && document.activeElement;
  history.replaceState(null, "", wanted);
  text.replaceChildren(...one("#text", answer.page).childNodes);
  about(answer.page);
  for (const [unit, form] of open) {
    const target = one(`.unit[data-unit="${unit}"] > .target`, text);
    if (target && !one(".editor", target.parentElement)) { target.after(form); }
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
  for (const select of all("select", filters)) {
    const value = select.value;
    select.replaceChildren(...page.getElementById(select.id).childNodes);
    select.value = value;
  }
  one("#print").href = `${ofReport("print")}?${query()}`;
}
let counting = 0;
export function recount() {
  clearTimeout(counting);
  counting = setTimeout(async () => {
    const answer = await ask(`${ofReport("around")}?${query()}`);
    if (answer?.ok) { about(answer.page); }
  }, 300);
}

let typing = 0;
filters.addEventListener("submit", (event) => { event.preventDefault(); refilter(); });
filters.addEventListener("change", (event) => { if (event.target.matches("select")) { refilter(); } });
one("#q").addEventListener("input", (event) => {
  clearTimeout(typing);
  if (!event.isComposing) { typing = setTimeout(refilter, 120); }
});
one("#q").addEventListener("compositionend", refilter);
one("#filter").hidden = true;
