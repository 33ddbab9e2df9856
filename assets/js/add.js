// A photo on its way from the camera: shrunk and stripped here, kept as a draft in this phone's own store with every
// letter, and handed to the photo outbox. What stands still is drawn by pages/add.py; pictures, names and what went
// wrong are drawn here, into elements that React leaves empty ([data-shots], [data-people]).
import { another, personRow, shotTile } from "./add-tiles.js";
import "./photo-outbox.js";
import { shrink } from "./shrink.js";
import { toast } from "./toasts.js";
import { language, t } from "./words.js";

const MOST = 10;
const PAUSE = 300;
const form = () => document.getElementById("add-form");
const field = (name) => form()?.elements[name];
const member = () => document.querySelector("x-who")?.dataset.member ?? "";
const nothing = () => ({ shots: [], chosen: 0, apart: false, people: [], fields: {} });

let draft = nothing();
let timer = 0;

// All photos have the same words and people, or each has its own: then those of the chosen one are on the screen.
const chosen = () => draft.shots[draft.chosen];
const here = () => (draft.apart && chosen()) || { caption: draft.fields.caption, people: draft.people };

function say(words) {
  if (draft.apart && chosen()) chosen().caption = words;
  else draft.fields.caption = words;
}

// What was said for all is where each begins; back again, what is on the screen stays there, and whatever was said of
// one photo alone is kept for it.
function part(apart) {
  const { caption, people } = here();
  for (const shot of draft.shots) (apart ? begin : end)(shot, shot === chosen());
  if (!apart) [draft.fields.caption, draft.people] = [caption, people];
  draft.apart = apart;
}

function begin(shot, anew = true) {
  if (anew || !shot.caption) shot.caption = draft.fields.caption ?? "";
  if (anew || !shot.people) shot.people = [...draft.people];
}

function end(shot) {
  if (shot.caption === draft.fields.caption) delete shot.caption;
  if (JSON.stringify(shot.people) === JSON.stringify(draft.people)) delete shot.people;
}

// The draft comes back, or a new one begins

async function open() {
  draft = (await self.photoOutbox.readDraft(member()).catch(() => null)) ?? nothing();
  if (!form()) return;
  for (const [name, value] of Object.entries(draft.fields)) if (field(name)) field(name).value = value;
  const asked = new URLSearchParams(location.search);
  if (asked.get("hashtag")) field("hashtag").value = `#${asked.get("hashtag")}`;
  draw();
  if (asked.has("shared")) await takeShared();
  for (const picker of document.querySelectorAll("#pick-take, #pick-choose")) if (picker.files.length) await picked(picker);
}

// Whoever was quicker than this file finds the picture taken, too.
function picked(picker) {
  const files = [...picker.files];
  picker.value = "";
  return take(files);
}

// Photos that came through the phone's share sheet wait in a cache of the service worker. Where none was at work yet, or
// whoever signed in had to do so first, none of them wait: they are still where they came from. In a browser's tab there
// is no share sheet that leads here, only a page that would like to: nothing of it is looked at.
async function takeShared() {
  history.replaceState(history.state, "", location.pathname);
  if (matchMedia("(display-mode: browser)").matches) await caches.delete("shared");
  const cache = await caches.open("shared");
  const files = [];
  for (const request of await cache.keys()) {
    const blob = await (await cache.match(request)).blob();
    if (!request.url.endsWith("/words")) files.push(new File([blob], "shared", { type: blob.type, lastModified: Date.now() }));
    else if (!field("caption").value) say((field("caption").value = (await blob.text()).slice(0, field("caption").maxLength)));
    await cache.delete(request);
  }
  if (files.length) await take(files);
  else warn(t("add.not_handed_over"));
}

function keep() {
  clearTimeout(timer);
  timer = 0;
  if (!form()) return;
  say(field("caption").value);
  for (const name of ["hashtag", "place", "confidential", "scope"]) draft.fields[name] = field(name)?.value ?? "";
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
  const first = draft.shots.length;
  for (const file of files.slice(0, Math.max(0, room))) await takeOne(file, first);
  await keep();
}

// Of several at once the first stays chosen: whoever writes for each begins there.
async function takeOne(file, first) {
  try {
    document.getElementById("add").dataset.busy = "yes";
    const { blob } = await shrink(file);
    const taken = new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString();
    draft.shots.push({ client_id: crypto.randomUUID(), file: blob, captured_at: taken, alt: "" });
    if (draft.apart) begin(draft.shots.at(-1));
    draft.chosen = first;
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

// Drawing

function draw() {
  const page = document.getElementById("add");
  if (!page) return;
  document.documentElement.dataset.add = draft.shots.length ? "some" : "none";
  page.dataset.many = draft.shots.length > 1 ? (draft.apart ? "apart" : "alike") : "";
  page.querySelector("[data-shots]").replaceChildren(...draft.shots.map((shot, n) => shotTile(shot, n, n === draft.chosen)), ...(draft.shots.length < MOST ? [another()] : []));
  reveal(page.querySelector("[data-shots]"));
  page.querySelector("[data-people]").replaceChildren(...here().people.map(personRow));
  document.getElementById("add-apart").checked = draft.apart;
  fill("caption", here().caption);
  fill("alt", chosen()?.alt);
  for (const line of page.querySelectorAll("[data-which]")) line.textContent = t("add.which", { number: draft.chosen + 1, all: draft.shots.length });
  for (const radio of page.querySelectorAll('[name="confidential"], [name="scope"]'))
    radio.checked = radio.value === (draft.fields[radio.name] || (radio.name === "scope" ? "inside" : ""));
  for (const chip of page.querySelectorAll("[data-tag]")) chip.setAttribute("aria-pressed", String(chip.dataset.tag === field("hashtag").value));
}

// Only what is new: the cursor of whoever types stays where it is.
function fill(name, words = "") {
  if (field(name).value !== words) field(name).value = words;
}

// The chosen picture, sideways only: the page stays where the fingers are.
function reveal(strip) {
  const chosen = strip.querySelector('.shot:has([aria-pressed="true"])')?.getBoundingClientRect();
  const seen = strip.getBoundingClientRect();
  const edge = parseFloat(getComputedStyle(strip).paddingInlineStart);
  if (chosen) strip.scrollLeft += Math.max(0, chosen.right - seen.right + edge) + Math.min(0, chosen.left - seen.left - edge);
}

function addPerson(person) {
  const { people } = here();
  if (people.length >= 20 || (person.member && people.some((one) => one.member === person.member))) return;
  people.push(person);
  field("person").value = "";
  ask();
  draw();
  keep();
}

// Sending

const WRONG = { caption: "photos.caption_missing", confidential: "add.confidential_missing" };

function wrong() {
  const silent = draft.apart && chosen()?.caption.trim() ? draft.shots.findIndex(({ caption }) => !caption.trim()) : -1;
  if (silent >= 0) (draft.chosen = silent), draw();
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
  const { hashtag, place, confidential, scope } = draft.fields;
  const shared = { hashtag, place, confidential, scope, language };
  const photos = draft.shots.map((shot) => ({ client_id: shot.client_id, file: shot.file, fields: { ...said(shot), ...shared } }));
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

function said(shot) {
  const { caption, people } = draft.apart ? shot : here();
  const asked = people.map((one) => ({ member: one.member ?? "", name: one.name }));
  return { caption, people: JSON.stringify(asked), alt: shot.alt, captured_at: shot.captured_at };
}

// What the fingers do

const ask = () => form() && dispatchEvent(new CustomEvent("add:ask", { detail: field("person").value.trim() })); // the page may be left meanwhile
let asking = 0;

const CLICKS = {
  pick: ({ pick }) => document.getElementById(`pick-${pick}`).click(),
  choose: ({ choose }) => ((draft.chosen = Number(choose)), draw(), keep()),
  drop: ({ drop: n }) => drop(Number(n)),
  dropPerson: ({ dropPerson }) => (here().people.splice(Number(dropPerson), 1), draw(), keep()),
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
    if (target.id === "add-apart") part(target.checked), draw();
    keep();
  }
});

document.addEventListener("input", ({ target }) => {
  if (!target.closest?.("#add-form")) return;
  if (target.name === "alt" && chosen()) chosen().alt = target.value;
  if (target.name === "caption") say(target.value);
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
