// A photo on its way from the camera: shrunk and stripped here, kept as a draft in this phone's own store with every
// letter, and handed to the photo outbox. What stands still is drawn by pages/add.py; pictures, names and what went
// wrong are drawn here, into elements that React leaves empty ([data-shots], [data-people]).
import "./photo-outbox.js";
import { shrink } from "./shrink.js";
import { toast } from "./toasts.js";
import { language, t } from "./words.js";

const MOST = 10;
const PAUSE = 300;
const form = () => document.getElementById("add-form");
const field = (name) => form()?.elements[name];
const member = () => document.querySelector("x-who")?.dataset.member ?? "";
const nothing = () => ({ shots: [], chosen: 0, people: [], fields: {} });

let draft = nothing();
let timer = 0;
let urls = new Map(); // client_id → address of its preview

// The draft comes back, or a new one begins

async function open() {
  draft = (await self.photoOutbox.readDraft(member()).catch(() => null)) ?? nothing();
  if (!form()) return;
  for (const [name, value] of Object.entries(draft.fields)) if (field(name)) field(name).value = value;
  const asked = new URLSearchParams(location.search);
  if (asked.get("hashtag")) field("hashtag").value = `#${asked.get("hashtag")}`;
  draw();
  if (asked.get("shared")) await takeShared();
  for (const picker of document.querySelectorAll("#pick-take, #pick-choose")) if (picker.files.length) await picked(picker);
}

// Whoever was quicker than this file finds the picture taken, too.
function picked(picker) {
  const files = [...picker.files];
  picker.value = "";
  return take(files);
}

// Photos that came through the phone's share sheet wait in a cache of the service worker.
async function takeShared() {
  history.replaceState(history.state, "", location.pathname);
  const cache = await caches.open("shared");
  const files = [];
  for (const request of await cache.keys()) {
    const blob = await (await cache.match(request)).blob();
    files.push(new File([blob], "shared", { type: blob.type, lastModified: Date.now() }));
    await cache.delete(request);
  }
  await take(files);
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  if (!form()) return;
  for (const name of ["caption", "hashtag", "place", "confidential", "scope"]) draft.fields[name] = field(name)?.value ?? "";
  return self.photoOutbox.keepDraft(member(), draft).catch(full);
}

const keepSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
};

const full = () => toast(t("add.phone_full"), { stay: true });

// Pictures

let warned = null; // puts away what was wrong with the picture before

const warn = (words) => (warned?.(), (warned = toast(words, { stay: true })));

async function take(files) {
  warned?.();
  const room = MOST - draft.shots.length;
  if (files.length > room) warn(t("add.most", { n: MOST }));
  for (const file of files.slice(0, Math.max(0, room))) await takeOne(file);
  await keep();
}

async function takeOne(file) {
  try {
    document.getElementById("add").dataset.busy = "yes";
    const { blob } = await shrink(file);
    const taken = new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString();
    draft.shots.push({ client_id: crypto.randomUUID(), file: blob, captured_at: taken, alt: "" });
    draft.chosen = draft.shots.length - 1;
    navigator.storage?.persist?.();
  } catch ({ key = "photos.refused_format" }) {
    warn(t(key));
  } finally {
    delete document.getElementById("add")?.dataset.busy;
    draw();
  }
}

function drop(n) {
  const [gone] = draft.shots.splice(n, 1);
  draft.chosen = Math.max(0, Math.min(draft.chosen, draft.shots.length - 1));
  draw();
  keep();
  const run = () => (draft.shots.splice(n, 0, gone), draw(), keep());
  toast(t("add.removed"), { action: t("common.undo"), run });
}

const preview = (shot) => urls.get(shot.client_id) ?? urls.set(shot.client_id, URL.createObjectURL(shot.file)).get(shot.client_id);

// Drawing

function draw() {
  const page = document.getElementById("add");
  if (!page) return;
  document.documentElement.dataset.add = draft.shots.length ? "some" : "none";
  page.querySelector("[data-shots]").replaceChildren(...draft.shots.map(shotTile), ...(draft.shots.length < MOST ? [another()] : []));
  reveal(page.querySelector("[data-shots]"));
  page.querySelector("[data-people]").replaceChildren(...draft.people.map(personRow));
  field("alt").value = draft.shots[draft.chosen]?.alt ?? "";
  page.querySelector("[data-which]").textContent = draft.shots.length > 1 ? t("add.which", { number: draft.chosen + 1, all: draft.shots.length }) : "";
  for (const radio of page.querySelectorAll('[name="confidential"], [name="scope"]'))
    radio.checked = radio.value === (draft.fields[radio.name] || (radio.name === "scope" ? "inside" : ""));
  for (const chip of page.querySelectorAll("[data-tag]")) chip.setAttribute("aria-pressed", String(chip.dataset.tag === field("hashtag").value));
}

// The chosen picture, sideways only: the page stays where the fingers are.
function reveal(strip) {
  const chosen = strip.querySelector('.shot:has([aria-pressed="true"])')?.getBoundingClientRect();
  const seen = strip.getBoundingClientRect();
  if (chosen) strip.scrollLeft += Math.max(0, chosen.right - seen.right) + Math.min(0, chosen.left - seen.left);
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function symbol(name) {
  const box = document.createElement("span");
  box.innerHTML = `<svg class="i s" aria-hidden="true"><use href="#i-${name}"></use></svg>`;
  return box.firstChild;
}

function shotTile(shot, n) {
  const name = t("add.photo_n", { number: n + 1 });
  const image = make("img", { src: preview(shot), alt: "" });
  const choose = make("button", { type: "button", class: "pick-shot", "data-choose": n, "aria-label": name, "aria-pressed": String(n === draft.chosen) }, image);
  const remove = make("button", { type: "button", class: "ib off", "data-drop": n, "aria-label": t("add.remove_n", { number: n + 1 }) }, symbol("x"));
  return make("div", { class: "shot" }, choose, remove);
}

const another = () => make("button", { type: "button", class: "shot more", "data-pick": "choose", "aria-label": t("add.another") }, symbol("plus"));

function personRow({ member: colleague, name }, n) {
  const how = t(colleague ? "add.will_be_asked" : "add.will_link");
  const words = make("div", { class: "grow" }, make("div", { class: "b" }, name || t("add.someone")), make("div", { class: "sm muted" }, how));
  const remove = make("button", { type: "button", class: "ib", "data-drop-person": n, "aria-label": t("add.remove_person", { name: name || t("add.someone") }) }, symbol("x"));
  return make("li", {}, symbol("user-round"), words, remove);
}

function addPerson(person) {
  if (draft.people.length >= 20 || (person.member && draft.people.some((one) => one.member === person.member))) return;
  draft.people.push(person);
  field("person").value = "";
  ask();
  draw();
  keep();
}

// Sending

const WRONG = { caption: "photos.caption_missing", confidential: "add.confidential_missing" };

function wrong() {
  const missing = Object.keys(WRONG).filter((name) => !field(name).value.trim());
  for (const name of Object.keys(WRONG)) {
    const line = document.getElementById(`${name}-error`);
    line.hidden = !missing.includes(name);
    line.lastChild.textContent = t(WRONG[name]);
  }
  return missing;
}

async function send() {
  const [first] = wrong();
  if (first) return (field(first)[0] ?? field(first)).focus();
  await keep();
  const { caption, hashtag, place, confidential, scope } = draft.fields;
  const people = JSON.stringify(draft.people.map((one) => ({ member: one.member ?? "", name: one.name })));
  const shared = { caption, hashtag, place, confidential, scope, language, people };
  const photos = draft.shots.map(({ client_id, file, alt, captured_at }) => ({ client_id, file, fields: { ...shared, alt, captured_at } }));
  try {
    await self.photoOutbox.add(member(), photos, { draft: true });
  } catch {
    return full();
  }
  draft = nothing();
  form().reset();
  draw();
  (await navigator.serviceWorker?.getRegistration())?.sync?.register("outbox").catch(() => {});
  document.getElementById("to-photos").click();
}

// What the fingers do

const ask = () => dispatchEvent(new CustomEvent("add:ask", { detail: field("person").value.trim() }));
let asking = 0;

const CLICKS = {
  pick: ({ pick }) => document.getElementById(`pick-${pick}`).click(),
  choose: ({ choose }) => ((draft.chosen = Number(choose)), draw(), keep()),
  drop: ({ drop: n }) => drop(Number(n)),
  dropPerson: ({ dropPerson }) => (draft.people.splice(Number(dropPerson), 1), draw(), keep()),
  person: ({ person, name }) => addPerson({ member: person, name }),
  addPerson: () => addPerson({ name: field("person").value.trim() }),
  tag: ({ tag }) => ((field("hashtag").value = field("hashtag").value === tag ? "" : tag), keep(), draw()),
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#add button, .add-dock button");
  const deed = button && Object.keys(CLICKS).find((name) => name in button.dataset);
  if (deed) CLICKS[deed](button.dataset);
});

document.addEventListener("change", ({ target }) => {
  if (target.matches?.("#pick-take, #pick-choose")) picked(target);
  else if (target.closest?.("#add-form")) {
    if (target.name === "hashtag") tidy(target);
    keep();
  }
});

document.addEventListener("input", ({ target }) => {
  if (!target.closest?.("#add-form")) return;
  if (target.name === "alt" && draft.shots[draft.chosen]) draft.shots[draft.chosen].alt = target.value;
  if (target.name === "person") return clearTimeout(asking), void (asking = setTimeout(ask, PAUSE));
  keepSoon();
});

// What no hashtag may hold goes while its author looks on: refused later, it could not be mended on its way.
function tidy(field) {
  const tag = field.value.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}_]/gu, "").slice(0, 60);
  field.value = /\p{L}/u.test(tag) ? `#${tag}` : "";
}

// The key at the end of a line adds the person who was typed, or puts the keyboard away: only the button sends.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.("#add-form input:not([type=radio])")) return;
  event.preventDefault();
  if (event.target.name !== "person") event.target.blur();
  else if (event.target.value.trim()) addPerson({ name: event.target.value.trim() });
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "add-form") return;
  event.preventDefault();
  send();
});

document.addEventListener("visibilitychange", () => document.hidden && timer && keep());
addEventListener("pagehide", () => timer && keep());
addEventListener("add:open", open);
