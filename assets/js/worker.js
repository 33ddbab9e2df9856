// The service worker from the page's side: register it for the language of the page, tell it what to keep, offer its
// update. Whoever starts the app anew gets a waiting update without being asked.
import { toast } from "./toasts.js";
import { language, t } from "./words.js";

const FRESH = 600_000;
const container = navigator.serviceWorker;
let updating = false;
let keptAt = 0;

async function register() {
  const registration = await container.register(`/sw.js?l=${language}`, { updateViaCache: "none" });
  const another = registration.active && new URL(registration.active.scriptURL).search !== `?l=${language}`;
  const first = !registration.active;
  if (registration.waiting) takeOver(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const found = registration.installing;
    found.addEventListener("statechange", () => {
      if (found.state !== "installed") return;
      if (first || another) takeOver(found);
      else offer(found);
    });
  });
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
}

const takeOver = (worker) => worker.postMessage({ type: "take-over" });

function offer(worker) {
  const run = () => {
    updating = true;
    takeOver(worker);
  };
  toast(t("app.update_ready"), { action: t("app.reload"), run, stay: true });
}

// The last feed and saved posts stay readable offline; asked for again when something changed and now and then.
async function keep() {
  keptAt = Date.now();
  (await container.ready).active.postMessage({ type: "keep", save: navigator.connection?.saveData === true });
}

const keepSoon = debounced(keep, 3000);

function debounced(run, delay) {
  let timer = 0;
  return () => (clearTimeout(timer), (timer = setTimeout(run, delay)));
}

export function forget() {
  const { active } = container?.controller ? { active: container.controller } : {};
  if (!active) return Promise.resolve();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, 2000);
    active.postMessage({ type: "forget" }, [port2]);
  });
}

if (container) {
  const start = async () => {
    await register().catch(() => {});
    (await caches.has("private")) ? keepSoon() : keep(); // on a new phone the tram may come at any moment
  };
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
  container.addEventListener("message", ({ data }) => data === "over" && location.replace("/sign-in"));
  container.addEventListener("controllerchange", () => updating && location.reload());
  addEventListener("outbox", ({ detail }) => detail.type === "sent" && detail.deed.kind !== "seen" && keepSoon());
  addEventListener("connection:back", keepSoon);
  document.addEventListener("visibilitychange", () => !document.hidden && Date.now() - keptAt > FRESH && keepSoon());
}

// A page that outlived its build asks for pieces that are gone: once, it starts anew.
addEventListener("vite:preloadError", (event) => {
  if (Date.now() - Number(sessionStorage.getItem("restarted")) < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem("restarted", String(Date.now()));
  location.reload();
});
