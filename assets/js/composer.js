// The words of the composer. They stay on the phone until they rest for a moment; then the server is asked what it has
// to say about them (components/composing.js carries question and answer), and answers with hints and with everything
// that a tap needs to hand the words over at once. While React draws what is said, the text itself is never drawn by it.
import { dropDraft, keepDraft, readDraft } from "./drafts.js";
import { toast } from "./toasts.js";
import { language, t } from "./words.js";

const PAUSE = 400;
const PATIENCE = 8000;
const WAY = "way";
const root = document.documentElement.dataset;
const field = () => document.getElementById("words");
const toggle = () => document.getElementById("disclosed");
const tongue = () => document.getElementById("post-language");

let card = null; // what is being shared
let captionId = "";
let asked = 0;
let timer = 0;
let settled = null; // the last answer, and what it was about
let told = () => {}; // takes back what was said about the words
const waiting = new Map(); // number of a question → who waits for its answer

root.sheet = navigator.share ? "yes" : "no";

// What is asked, and whether the answer is there already

export const network = () => usable(localStorage.getItem(WAY)) ?? (navigator.share ? "native" : "copy");
export const chosen = (way) => localStorage.setItem(WAY, way);
export const isOpen = () => card !== null;
export const isEmpty = () => !field()?.value.trim();
export const opened = () => card;
export const begun = () => ({ language: tongue().value, captionId });
const usable = (way) => (way === "native" && !navigator.share ? null : way);

function question() {
  return { words: field().value, network: network(), language: tongue().value, captionId, disclosed: toggle().checked };
}

export function ready() {
  return settled && settled.about === JSON.stringify(question()) ? settled.answer : null;
}

// Resolves with the answer about the words as they are now; null when none comes.
export function ask() {
  clearTimeout(timer);
  const detail = { n: ++asked, ...question() };
  const about = JSON.stringify(question());
  return new Promise((done) => {
    const late = setTimeout(() => finish(null), PATIENCE);
    const finish = (answer) => {
      clearTimeout(late);
      waiting.delete(detail.n);
      if (answer && detail.n === asked) settle(answer, about);
      done(answer);
    };
    waiting.set(detail.n, finish);
    dispatchEvent(new CustomEvent("composer:ask", { detail }));
  });
}

function settle(answer, about) {
  settled = answer.needs_server ? null : { answer, about };
  if (settled) root.asks = "";
  requestAnimationFrame(mirror);
}

const askSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
};

addEventListener("composer:answer", ({ detail }) => waiting.get(detail.n)?.(detail));

// A card comes into the composer, or leaves it

function open(composer) {
  if (composer?.slug === card?.slug && field()?.dataset.slug === composer?.slug) return;
  clearTimeout(timer);
  told();
  card = composer;
  settled = null;
  root.stage = card ? "writing" : "";
  if (!card) return;
  requestAnimationFrame(begin);
}

function begin() {
  if (!card || !field()) return;
  const quick = field().dataset.slug ? "" : field().value; // typed before the composer was open
  field().dataset.slug = card.slug;
  const draft = readDraft(card.slug);
  const [line] = card.starters;
  if (card.locked) write(line.text, { id: line.id, lang: line.language });
  else if (quick.trim()) write(quick, { lang: card.language });
  else if (draft?.words) restore(draft);
  else write("", { lang: card.language });
  order();
}

function restore(draft) {
  toggle().checked = draft.disclosed;
  write(draft.words, { id: draft.captionId, lang: draft.language });
  told = toast(t("composer.draft_back"), { action: t("composer.start_over"), run: startOver });
}

export function startOver() {
  dropDraft(card.slug);
  toggle().checked = true;
  write("", { lang: card.language });
  field().focus();
}

function write(words, { id = "", lang = language } = {}) {
  captionId = id;
  field().value = words;
  speak(lang);
  changed();
  if (words.trim()) ask();
}

function speak(lang) {
  tongue().value = lang;
  root.tongue = lang;
  field().lang = lang;
}

// The words change

function changed() {
  press();
  mirror();
  if (card.locked) return;
  const words = field().value;
  if (words.trim()) keepDraft(card.slug, { words, captionId, language: tongue().value, disclosed: toggle().checked });
  else dropDraft(card.slug);
  root.kept = words.trim() ? "yes" : "";
}

function press() {
  for (const chip of document.querySelectorAll("[data-start]"))
    chip.setAttribute("aria-pressed", String(chip.dataset.start === captionId && field().value === chip.dataset.text));
}

// A copy of the text under the text: it gives the field its height, and shows what a hint is about.
function mirror() {
  const place = document.querySelector("[data-mirror]");
  if (!place) return;
  const text = field().value.normalize("NFC");
  const marks = ready() ? spots(text.length) : [];
  const pieces = [];
  let at = 0;
  for (const [from, to, bad] of marks) {
    pieces.push(text.slice(at, from), marked(text.slice(from, to), bad));
    at = to;
  }
  place.replaceChildren(...pieces, `${text.slice(at)}\n`);
}

function spots(length) {
  const spans = settled.answer.hints
    .map((hint) => [hint.start, hint.end, hint.tone === "bad", hint.kind])
    .filter(([from, to, , kind]) => from < to && to <= length && kind !== "hashtag");
  spans.sort((one, other) => one[0] - other[0]);
  return spans.filter(([from], i) => i === 0 || from >= spans[i - 1][1]);
}

function marked(text, bad) {
  return Object.assign(document.createElement("mark"), { textContent: text, className: bad ? "bad" : "" });
}

document.addEventListener("input", (event) => {
  if (event.target.id !== "words") return;
  if (!card) return; // not open yet: `begin` takes what is there
  changed();
  if (isEmpty()) ask();
  else askSoon();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "post-language") speak(event.target.value);
  else if (event.target.id !== "disclosed") return;
  if (!card) return;
  changed();
  ask();
});

document.addEventListener("click", (event) => {
  const tapped = event.target.closest?.("[data-start], [data-mend], [data-again]");
  if (!tapped || !isOpen()) return;
  if (tapped.matches("[data-start]")) start(tapped.dataset);
  else if (tapped.matches("[data-mend]")) mend(tapped);
  else again();
});

// The server is being kept: what was said without it is no longer true.
document.addEventListener("submit", (event) => {
  if (event.target.matches(".when-server")) setTimeout(ask, PAUSE);
});

function start({ start: id, text, language: lang }) {
  if (field().value === text) return write("", { lang: card.language });
  const own = { words: field().value, id: captionId, lang: tongue().value };
  write(text, { id, lang });
  if (!own.words.trim() || isStarter(own.words)) return;
  told = toast(t("composer.line_instead"), { action: t("common.undo"), run: () => write(own.words, own) });
}

const isStarter = (words) => card.starters.some(({ text }) => text === words);

// A hint's button: the sentence about the employer has a switch of its own, all else is put into the words.
function mend(button) {
  const { from, to } = button.closest("li").dataset;
  if (button.dataset.mend === "disclosure") toggle().checked = true;
  else {
    field().value = field().value.normalize("NFC");
    field().setRangeText(button.dataset.fix, Number(from), Number(to), "end");
  }
  changed();
  ask();
  field().focus();
}

function again() {
  root.stage = "writing";
  settled = null;
  ask();
  field().focus();
}

// The way that was taken last stands first.
function order() {
  for (const way of document.querySelectorAll(".ways [data-way]")) way.style.order = way.dataset.way === network() ? -1 : 0;
}

// All sharing was stopped, or may go on, or posts were taken back: what was heard before may no longer be true.
// What went out is out, and keeps the share it went out with.
addEventListener("sharing:changed", () => {
  if (root.stage !== "writing") return;
  settled = null;
  if (!isEmpty()) ask();
});

addEventListener("composer:open", ({ detail }) => open(detail));
if (window.composing?.open) open(window.composing.open);
