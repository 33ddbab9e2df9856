// toast(text, { action, run, gone, stay }): one short message at a time, above everything, gone after six seconds unless it
// is read with the pointer or the focus on it; errors stay. "z" runs its action while the focus is inside the feed.
const SECONDS = 6;
const ALONG = 400; // what was said along with an error waits until that was closed
const READ = 2000; // what came of the next try waits until the error could be read
const waiting = [];
let shown = null;

// What it returns takes the message away before its time.
export function toast(text, { action, run, gone, stay = false } = {}) {
  const message = { text, action, run, gone, stay };
  waiting.push(message);
  if (!shown) next();
  else if (!shown.stay) leave();
  else if (Date.now() - shown.at > ALONG) makeWay();
  return () => (shown?.message === message ? leave() : waiting.includes(message) && waiting.splice(waiting.indexOf(message), 1));
}

// Everything outside an open sheet is inert, so there the message appears inside it.
function region() {
  const sheet = document.querySelector("dialog:modal");
  const ready = sheet ? sheet.querySelector(":scope > .toasts") : settled(document.getElementById("toasts"));
  return ready ?? made(sheet ?? document.body);
}

// Until React has started, nothing may be put into what it drew; an element that it does not know is left alone.
function settled(region) {
  const waits = region && "__reactRouterContext" in window && !Object.keys(region).some((key) => key.startsWith("__react"));
  return waits ? document.querySelector("body > x-toasts") : region;
}

function made(place) {
  const region = Object.assign(document.createElement("x-toasts"), { className: "toasts", popover: "manual" });
  region.setAttribute("role", "status");
  region.dataset.close = document.getElementById("toasts")?.dataset.close ?? "×";
  return place.appendChild(region);
}

// Shown anew for each message, so that it lies above whatever opened since.
function lift(place, up) {
  if (!place.showPopover) return;
  if (place.matches(":popover-open")) place.hidePopover();
  if (up) place.showPopover();
}

function next() {
  const message = waiting.shift();
  if (shown) lift(shown.place, false);
  shown = null;
  if (!message) return;
  const place = region();
  lift(place, true);
  shown = { ...message, message, at: Date.now(), place, element: draw(message, place) };
  place.append(shown.element);
  if (!message.stay) count();
}

function draw(message, place) {
  const box = document.createElement("div");
  box.className = "toast";
  box.append(Object.assign(document.createElement("span"), { textContent: message.text }));
  if (message.action) box.append(button("btn", message.action, () => (message.run?.(), leave())));
  if (message.stay) box.append(button("btn", place.dataset.close, leave));
  for (const pause of ["pointerenter", "focusin"]) box.addEventListener(pause, () => clearTimeout(shown?.timer));
  for (const resume of ["pointerleave", "focusout"]) box.addEventListener(resume, () => shown?.stay || count());
  return box;
}

function button(className, textContent, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", className, textContent, onclick });
}

function count() {
  if (!shown) return;
  clearTimeout(shown.timer);
  shown.timer = setTimeout(leave, SECONDS * 1000);
}

function makeWay() {
  clearTimeout(shown.timer);
  shown.timer = setTimeout(leave, shown.at + READ - Date.now());
}

function leave() {
  if (!shown || shown.leaving) return;
  shown.leaving = true;
  clearTimeout(shown.timer);
  const { element, gone } = shown;
  gone?.();
  element.classList.add("leaving");
  setTimeout(() => (element.remove(), next()), 200);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "z" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!shown?.run || shown.leaving || !event.target.closest?.('[role="feed"]')) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  shown.run();
  leave();
});

window.toast = toast;
