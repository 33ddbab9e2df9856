// <html data-net="off"> after three seconds without a connection, "on" again at once and without a word. The network
// tells, the socket tells, and in doubt one small request does. Others hear "connection:lost" (detail: when, if there
// was a connection) and "connection:back"; data-link="lost" says so without waiting, to those who come later.
const PATIENCE = 3000;
const FIRST_CONTACT = 8000;
const HEARTBEAT = 5000;
const SLEPT = 20_000;
const root = document.documentElement;
let timer = 0;
let cut = false;
let connected = false; // whether there ever was a socket
let beat = Date.now();
let hiddenAt = 0;

function lost() {
  if (cut) return;
  cut = true;
  root.dataset.link = "lost";
  dispatchEvent(new CustomEvent("connection:lost", { detail: connected ? Date.now() : null }));
  timer = setTimeout(insist, PATIENCE);
}

function back() {
  clearTimeout(timer);
  root.dataset.net = "on";
  delete root.dataset.link;
  if (cut) dispatchEvent(new Event("connection:back"));
  cut = false;
}

// The socket stays away: is it the network, the server, or a session that ended elsewhere?
async function insist() {
  root.dataset.net = "off";
  if (await reachable()) reconnect();
}

async function reachable() {
  const answer = await fetch("/api/v1/me", { cache: "no-store", headers: { "x-advocacy": "1" } }).catch(() => null);
  if (answer?.status === 401) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  return answer?.ok === true;
}

// A phone that slept has a dead socket and does not know it yet. Reflex closes it when the page hides, and opens a new
// one when the page shows up.
function reconnect() {
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  document.dispatchEvent(new Event("visibilitychange"));
}

addEventListener("offline", lost);

// Pages that the server writes have no socket: there the network's word is enough.
if (!("__reactRouterContext" in window)) addEventListener("online", back);
else {
  const hooks = { onSocketConnect: () => ((connected = true), back()), onSocketDisconnect: lost };
  window.__reflex_otel = { ...window.__reflex_otel, ...hooks };
  addEventListener("online", reconnect);
  setInterval(() => (beat = Date.now()), HEARTBEAT);
  document.addEventListener("visibilitychange", () => (document.hidden ? (hiddenAt ||= Date.now()) : woke()));
  setTimeout(async () => connected || ((await reachable()) ? back() : lost()), FIRST_CONTACT);
}

function woke() {
  const slept = hiddenAt && Date.now() - hiddenAt > SLEPT && Date.now() - beat > 2 * HEARTBEAT;
  hiddenAt = 0;
  if (slept) reconnect();
}

if (navigator.onLine) back();
else lost();
