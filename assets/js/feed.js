// The feed under the thumb and under the keys: what was on the screen long enough counts as seen, the next pictures are
// fetched in time, and whoever comes back finds the place again. The feed is role="feed": the server's first cards, then
// React's, with the same markup.

const SEEN_AFTER = 1000;
const PLACE = "feed.place";
const KEYS = { ArrowDown: 1, PageDown: 1, ArrowUp: -1, PageUp: -1 };
const DEEDS = { l: "thanks", s: "save", h: "hide" };

const feeds = () => [...document.querySelectorAll("boot-screen, #feed")].filter((feed) => feed.ariaHidden !== "true");
const cards = (feed) => [...feed.querySelectorAll("article[data-slug]:not([hidden])")];
const current = () => feeds()[0];

// Seen

const seen = new Set();
const unsaid = new Set();
const clocks = new Map();

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(clocks.get(target));
      if (!isIntersecting) continue;
      clocks.set(target, setTimeout(() => see(target.dataset.slug), SEEN_AFTER));
      arrived(target);
    }
  },
  { threshold: 0.6 },
);

function see(slug) {
  if (!slug || seen.has(slug) || document.hidden) return;
  seen.add(slug);
  unsaid.add(slug);
  setTimeout(say, 3 * SEEN_AFTER);
}

function say() {
  if (!unsaid.size) return;
  self.outbox.add({ method: "POST", path: "/api/v1/feed/seen", kind: "seen", body: { slugs: [...unsaid] } });
  unsaid.clear();
}

addEventListener("visibilitychange", () => document.hidden && say());

// The place, and what comes next

const { saveData = false, effectiveType = "4g" } = navigator.connection ?? {};
const AHEAD = saveData || effectiveType.endsWith("2g") ? 1 : 2;
const RESTED = 400;
const LAID_OUT = 3;
const idle = self.requestIdleCallback ?? setTimeout;
let resting;

function arrived(card) {
  sessionStorage.setItem(PLACE, card.dataset.slug);
  let next = card;
  for (let i = 0; i < AHEAD && (next = next.nextElementSibling); i += 1) {
    const picture = next.querySelector("img[loading=lazy]");
    if (picture) picture.loading = "eager";
  }
  clearTimeout(resting);
  if (card.parentElement.id === "feed") resting = setTimeout(layOut, RESTED, card);
}

// Cards far below the screen are not laid out (feed.css). The browser does it when one comes within a screen or two, in
// the middle of a swipe, where it costs three frames on a slow phone: so we do it before, while the thumb rests.
function layOut(card, ahead = LAID_OUT) {
  const next = card.nextElementSibling;
  if (!ahead || !next?.matches("article")) return;
  if ("near" in next.dataset) layOut(next, ahead - 1);
  else idle(() => ((next.dataset.near = ""), layOut(next, ahead - 1)));
}

const [visit] = performance.getEntriesByType("navigation");
if (visit?.type !== "back_forward") sessionStorage.removeItem(PLACE);

function restore(feed) {
  const place = cards(feed).find((card) => card.dataset.slug === sessionStorage.getItem(PLACE));
  if (place && !feed.scrollTop) feed.scrollTop = place.offsetTop;
}

// The slugs from the top to the card on the screen and the one below it: what a reload must leave where it is.
window.feedShown = () => {
  const feed = current();
  if (!feed) return [];
  const at = Math.round(feed.scrollTop / feed.clientHeight) || 0;
  return cards(feed).slice(0, at + 2).map((card) => card.dataset.slug);
};

// Keys, while the focus is inside the feed

document.addEventListener("keydown", (event) => {
  const feed = event.target.closest?.('[role="feed"]');
  if (!feed || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const card = event.target.closest("article") ?? at(feed);
  if (event.key in KEYS) go(feed, card, KEYS[event.key]);
  else if (event.key in DEEDS) card?.querySelector(`[data-act=${DEEDS[event.key]}]`)?.click();
  else return;
  event.preventDefault();
});

function at(feed) {
  const middle = feed.scrollTop + feed.clientHeight / 2;
  return cards(feed).find((card) => card.offsetTop + card.offsetHeight > middle);
}

function go(feed, card, step) {
  const stops = [...feed.querySelectorAll(":scope > :not([hidden])")];
  const target = stops[Math.max(0, stops.indexOf(card) + step)];
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}

// "Earlier posts" brings a new window: it begins at its top.

let turning = false;
document.addEventListener("click", (event) => (turning ||= Boolean(event.target.closest?.("[data-more]"))));

function turn(feed) {
  turning = false;
  feed.scrollTop = 0;
  cards(feed)[0]?.focus({ preventScroll: true });
}

// Whatever React draws is looked at once

function look() {
  for (const feed of feeds()) {
    const all = cards(feed);
    const open = feed.querySelector("[data-more]") ? -1 : all.length;
    for (const card of all) {
      if (card.ariaSetSize !== String(open)) card.ariaSetSize = open;
      watcher.observe(card);
    }
  }
}

new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.nodeType === 1);
  const feed = added.map((node) => (node.id === "feed" ? node : node.querySelector("#feed"))).find(Boolean);
  if (feed) restore(feed);
  if (turning && added.some((node) => node.matches("article"))) turn(document.getElementById("feed"));
  if (added.some((node) => node.matches("article, section") || node.querySelector("article"))) look();
}).observe(document.body, { childList: true, subtree: true });
look();
