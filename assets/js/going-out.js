// What waits on this phone: a small button in the offline bar with how many, and the sheet that lists them; and how old
// what can be read is.
import { clock, t, weekday } from "./words.js";

const ROWS = {
  "PUT thanks": ["heart", "offline.n_thanks"],
  "PUT save": ["bookmark", "offline.n_saved"],
  "PUT hide": ["eye-off", "offline.n_hidden"],
  "POST share": ["share-2", "offline.n_shares"],
  "POST photo": ["image", "offline.n_photos"],
};
const OTHER = ["history", "offline.n_changes"];

// React must find what it drew: before it has started, attributes may be set, children may not. Styles show them.
async function draw() {
  const deeds = await waiting();
  for (const bar of document.querySelectorAll(".offbar")) {
    const button = bar.querySelector("[data-waiting]");
    button.hidden = !deeds.length;
    button.dataset.waiting = deeds.length ? t("offline.waiting", { n: deeds.length }) : "";
    bar.querySelector("[data-from]").dataset.from = age();
  }
}

async function waiting() {
  await import("./photo-outbox.js");
  const deeds = (await self.outbox.list().catch(() => [])).filter((deed) => deed.kind !== "seen");
  const photos = await self.photoOutbox.list(document.querySelector("x-who")?.dataset.member).catch(() => []);
  return [...photos.map(() => ({ method: "POST", kind: "photo" })), ...deeds];
}

async function fill({ target }) {
  const place = target.querySelector("[data-going-out]");
  if (place) place.replaceChildren(...rows(await waiting()));
}

function rows(deeds) {
  const counts = new Map();
  for (const { method, kind } of deeds) {
    const row = ROWS[`${method} ${kind}`] ?? OTHER;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  if (!counts.size) return [item("check", t("offline.empty"))];
  return [...counts].map(([[symbol, key], n]) => item(symbol, t(key, { n })));
}

function item(symbol, text) {
  const row = document.createElement("li");
  row.innerHTML = `<svg class="i" aria-hidden="true"><use href="#i-${symbol}"></use></svg><span class="b"></span>`;
  row.lastChild.textContent = text;
  return row;
}

// Until the connection broke everything was fresh; a start without one shows what the server wrote then. Nobody sees it
// with a connection, and the first clock of a page costs a slow phone a twentieth of a second.
let fresh = null;

function age() {
  if (document.documentElement.dataset.link !== "lost") return "";
  const made = fresh ?? Date.parse(document.querySelector("x-who")?.dataset.at);
  if (!made) return "";
  const today = new Date(made).toDateString() === new Date().toDateString();
  return today ? t("offline.from", { time: clock(made) }) : t("offline.from_day", { day: weekday(made) });
}

addEventListener("connection:lost", ({ detail }) => ((fresh = detail), draw()));
for (const name of ["outbox", "photo-outbox"]) addEventListener(name, draw);
addEventListener("opened", fill);
// A page that the worker put together is drawn anew when React starts: what was set before is gone when the bar shows.
new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-net"] });
draw();
