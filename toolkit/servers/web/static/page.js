// What all parts of the page's script use: its elements, its addresses, and asking the server.
export const body = document.body;
export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const [text, panel, filters, card] = ["#text", "#panel", "#filters", "#card"].map((name) => one(name));
export const { url, place } = body.dataset;
export const ofReport = (what) => body.dataset.ofReport.replace("WHAT", what);
export const ofUnit = (what, unit) => body.dataset.ofUnit.replace("WHAT", what).replace("UNIT", unit);

export function query(more = {}) {
  const found = new URLSearchParams(new FormData(filters));
  for (const [name, value] of Object.entries(more)) { found.set(name, value); }
  for (const [name, value] of [...found]) { if (!value) { found.delete(name); } }
  return found.toString();
}

const STOPPED = "No answer: toolkit review has stopped. What you type is kept in this browser;"
  + " start it again, open the address that it prints, and go on here.";
const LOCKED = "toolkit review was started again. Open the address that it printed in this browser, then go on here;"
  + " what you typed is kept.";
const status = one("#status");
let gone = 0;
let lasting = "";
export function say(message) {
  status.textContent = message;
  clearTimeout(gone);
  gone = setTimeout(() => { status.textContent = lasting; }, 8000);
}
// Show that the connection is lost until it is back. An answer takes back that line only, not what was said after it.
export function connected(is, isLocked = false) {
  const was = lasting;
  lasting = is ? "" : isLocked ? LOCKED : STOPPED;
  if (lasting !== was && (lasting || status.textContent === was)) { status.textContent = lasting; }
}

// What comes while the button of the mouse is down waits for its release, a second at most: the browser gives no click to
// what has been replaced since the button went down.
let released = Promise.resolve();
let release = () => {};
addEventListener("pointerdown", (event) => {
  if (event.button !== 0) { return; }
  released = new Promise((go) => { release = go; });
  setTimeout(release, 1000);
}, true);
for (const kind of ["pointerup", "pointercancel"]) {
  addEventListener(kind, () => setTimeout(release), true);  // the click comes first
}

export const parse = (html) => new DOMParser().parseFromString(html, "text/html");
// `asOf` tells which of two answers is newer: one that reads is as old as its question, one that writes is new when it comes.
let clock = 0;
export async function ask(target, options = {}) {
  const asked = ++clock;
  try {
    const answer = await fetch(target, { ...options, headers: { "X-Fragment": "1" } });
    connected(![403, 503].includes(answer.status), answer.status === 403);
    if ([403, 503].includes(answer.status)) { return null; }
    const page = parse(await answer.text());
    await released;
    const asOf = options.method === "POST" ? ++clock : asked;
    return { ok: answer.ok, code: answer.status, unit: answer.headers.get("X-Unit"), page, asOf };
  } catch (error) {
    if (error.name !== "AbortError") { connected(false); }
    return null;
  }
}

// A private window may refuse to keep anything; the page works without it.
export const kept = {
  get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
  set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* nothing to do */ } },
  drop: (name) => { try { localStorage.removeItem(name); } catch { /* nothing to do */ } },
  names: () => { try { return Object.keys(localStorage); } catch { return []; } },
};
