// Thanks, save and "not for me": at once on the screen, then through the outbox. Everything is delegated from the
// document, so that taps work on the server's first cards as on React's, and what the person wanted is drawn again
// whenever React draws. [data-act] with data-slug (its own or of something around it); data-on and data-n are what the
// server knew.
import { toast } from "./toasts.js";
import { t } from "./words.js";

const PATHS = { thanks: "reaction", save: "saved", hide: "hidden" };
const COUNTED = { thanks: ["feed.thanks", "feed.thanks_n"] };
const PATIENCE = 2000;
const wanted = new Map(); // "thanks slug" → on or off, while the server may not have said so itself
const waiting = new Map(); // "thanks slug" → whether it waits in the outbox for so long that a dot says so

const slugOf = (element) => element.dataset.slug ?? element.closest("[data-slug]")?.dataset.slug;
const nameOf = (kind, slug) => `${kind} ${slug}`;
const known = (button) => button.dataset.on === "true";
const isOn = (button, name) => wanted.get(name) ?? known(button);

function act(button) {
  const kind = button.dataset.act;
  const slug = slugOf(button);
  if (kind === "hide") hide(slug);
  else want(kind, slug, !isOn(button, nameOf(kind, slug)));
}

function want(kind, slug, on) {
  const name = nameOf(kind, slug);
  wanted.set(name, on);
  redraw();
  wait(name);
  const path = `/api/v1/cards/${encodeURIComponent(slug)}/${PATHS[kind]}`;
  return self.outbox.add({ method: on ? "PUT" : "DELETE", path, kind, slug });
}

function wait(name) {
  if (!waiting.has(name)) waiting.set(name, false);
  setTimeout(() => waiting.has(name) && (waiting.set(name, true), redraw()), PATIENCE);
}

async function hide(slug) {
  const cards = [...document.querySelectorAll("article[data-slug]")].filter((one) => one.dataset.slug === slug);
  const after = neighbour(cards.find((one) => one.contains(document.activeElement)) ?? cards[0]);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches)
    await Promise.all(cards.map((card) => card.animate({ opacity: [1, 0] }, { duration: 200, easing: "ease-out" }).finished));
  want("hide", slug, true);
  after?.focus({ preventScroll: true });
  toast(t("feed.fewer"), { action: t("common.undo"), run: () => show(slug) });
}

function neighbour(card) {
  const next = [card?.nextElementSibling, card?.previousElementSibling];
  return next.find((one) => one?.matches("article:not([hidden])"));
}

function show(slug) {
  want("hide", slug, false);
  const card = document.querySelector(`boot-screen [data-slug="${CSS.escape(slug)}"], #feed [data-slug="${CSS.escape(slug)}"]`);
  card?.scrollIntoView({ block: "start" });
  card?.focus({ preventScroll: true });
}

export function redraw(root = document) {
  for (const button of root.querySelectorAll("[data-act][data-on]")) draw(button);
  for (const card of root.querySelectorAll("article[data-slug]")) card.hidden = wanted.get(`hide ${card.dataset.slug}`) ?? false;
}

function draw(button) {
  const { act: kind, n } = button.dataset;
  const name = nameOf(kind, slugOf(button));
  if (wanted.get(name) === known(button) && !waiting.has(name)) wanted.delete(name);
  const on = isOn(button, name);
  if (button.hasAttribute("aria-pressed")) set(button, "aria-pressed", String(on));
  if (n !== undefined) set(button, "aria-label", counted(kind, Number(n) + on - known(button)));
  button.classList.toggle("unsent", waiting.get(name) === true);
}

function counted(kind, n) {
  const [none, some] = COUNTED[kind];
  return n > 0 ? t(some, { n }) : t(none);
}

// A write that changes nothing would wake the observers of others.
function set(element, attribute, value) {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}

addEventListener("outbox", ({ detail: { type, deed, answer } }) => {
  if (type === "emptied") return wanted.clear(), waiting.clear(), redraw();
  if (!(deed?.kind in PATHS)) return type === "refused" && answer?.detail && toast(answer.detail, { stay: true });
  const name = nameOf(deed.kind, deed.slug);
  if (type === "waiting") wanted.set(name, deed.method === "PUT");
  else waiting.delete(name);
  if (type === "refused") {
    wanted.delete(name);
    toast(answer?.detail ?? t("error.refused"), { stay: true });
  }
  redraw();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-act]");
  if (!button || !(button.dataset.act in PATHS)) return;
  event.preventDefault();
  act(button);
});

// Taps from before this file was here, kept by the first cards' own script.
for (const button of window.__early?.splice(0) ?? []) act(button);
window.__early = null;

new MutationObserver((changes) => changes.some(concerns) && redraw()).observe(document.body, {
  attributeFilter: ["data-on", "data-n", "data-slug"],
  childList: true,
  subtree: true,
});

function concerns({ type, addedNodes }) {
  if (type === "attributes") return true;
  return [...addedNodes].some((node) => node.nodeType === 1 && (node.matches("[data-act]") || node.querySelector("[data-act]")));
}

// What waited when the app was closed is on this screen, too.
async function remember() {
  for (const { kind, slug, method, at } of await self.outbox.list()) {
    const name = nameOf(kind, slug);
    if (!(kind in PATHS) || wanted.has(name)) continue;
    wanted.set(name, method === "PUT");
    waiting.set(name, Date.now() - at > PATIENCE);
  }
  redraw();
}

redraw();
remember().catch(() => {});
