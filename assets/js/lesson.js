// A lesson in somebody's hand: steps side by side, answers judged here and at once, and everything that counts sent
// through the phone's outbox, so that it works in a tram. React draws the steps and leaves what is marked here alone.
import { t } from "./words.js";

const PAUSE = 600;
const deck = () => document.querySelector(".deck[data-lesson]");
const steps = () => [...(deck()?.children ?? [])];
const questions = () => steps().filter((step) => step.dataset.question);
const path = (deed) => `/api/v1/lessons/${deck().dataset.lesson}/${deed}`;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let at = 0;
let shown = "";
let timer = 0;
let right = new Set(); // questions that were answered right, as far as this phone knows
let told = new Set(); // deeds that this phone has sent from this page

// Coming and going

export async function open() {
  if (!deck()) return;
  shown = deck().dataset.lesson;
  [right, told, at] = [new Set(), new Set(), 0];
  for (const step of questions()) {
    if (step.dataset.answered === "true") right.add(step.dataset.question);
    name(step);
  }
  const left = await remember();
  if (!deck()) return;
  at = -1;
  const again = deck().dataset.passed === "true" && deck().dataset.done === "true";
  const begin = refreshing() || again || left >= steps().length - 1 ? 0 : left;
  deck().addEventListener("scroll", settle, { passive: true });
  go(Math.max(0, begin), { still: true });
}

const refreshing = () => deck().dataset.purpose === "refresher";

// What still waits on this phone is as true as what the server knows.
async function remember() {
  let left = Number(deck().dataset.step);
  for (const deed of await self.outbox.list().catch(() => [])) {
    if (deed.kind !== "lesson" || !deed.path.includes(`/lessons/${shown}/`)) continue;
    if (deed.path.endsWith("/place")) left = deed.body.step;
    if (deed.path.endsWith("/done")) told.add("done");
    if (deed.path.endsWith("/answers") && deed.right) right.add(deed.body.question);
  }
  return left;
}

function go(to, { still = false } = {}) {
  const step = steps()[to];
  if (!step) return;
  arrive(to);
  deck().scrollTo({ left: step.offsetLeft, behavior: still || calm.matches ? "instant" : "smooth" });
  if (!still) step.focus({ preventScroll: true });
}

// A finger moved the steps.
let settling = 0;
function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => deck() && arrive(Math.round(deck().scrollLeft / deck().clientWidth)), 120);
}

function arrive(to) {
  if (to === at || !steps()[to]) return;
  at = to;
  for (const [n, step] of steps().entries()) step.inert = n !== to;
  draw();
  if (!refreshing()) {
    if (isQuestion() && !told.has("done") && deck().dataset.done !== "true") finish();
    clearTimeout(timer);
    timer = setTimeout(keepPlace, PAUSE);
  }
}

const step = () => steps()[at];
const isQuestion = () => Boolean(step()?.dataset.question) || step()?.dataset.kind === "end";
const add = (deed) => self.outbox.add({ kind: "lesson", slug: shown, ...deed });

function keepPlace() {
  if (deck()?.dataset.lesson === shown)
    add({ method: "PUT", path: path("place"), body: { step: at, at: new Date().toISOString() } });
}

function finish() {
  told.add("done");
  add({ method: "PUT", path: path("done"), body: { version: Number(deck().dataset.version) } });
}

// What is drawn around the steps

function draw() {
  const all = steps().length - 1;
  const place = Math.min(at + 1, all);
  const bar = document.querySelector("[data-steps]");
  for (const [n, dot] of [...bar.children].entries()) dot.className = n < place ? "on" : "";
  bar.setAttribute("aria-valuemax", all);
  bar.setAttribute("aria-valuenow", place);
  bar.setAttribute("aria-valuetext", t("learn.where", { number: place, all }));
  document.querySelector("[data-count]").textContent = `${place}/${all}`;
  document.querySelector("[data-previous]").disabled = at === 0;
  document.querySelector("[data-next]").dataset.says = says();
  if (step().dataset.kind === "end") end();
}

function says() {
  const { kind, verdict, question } = step().dataset;
  if (kind === "end") return missing().length ? "open" : "tracks";
  if (question && !verdict) return "check";
  const next = steps()[at + 1];
  if (next.dataset.kind === "end") return "result";
  return next.dataset.question && !question ? "questions" : "next";
}

const missing = () => questions().filter(({ dataset }) => !right.has(dataset.question));

async function end() {
  const end = step();
  const all = questions().length;
  const have = all - missing().length;
  const enough = have * 100 >= Number(deck().dataset.passing) * all;
  end.querySelector("[data-score]").textContent = t("learn.score", { number: have, all });
  for (const [n, stroke] of [...end.querySelectorAll("[data-voice] > i")].entries()) {
    stroke.className = n < have ? "me" : "me todo";
    stroke.style.setProperty("--h", 45 + ((n * 37) % 55));
  }
  show(end, "enough", enough);
  show(end, "not-yet", !enough);
  const waiting = (await self.outbox.list().catch(() => [])).some(({ kind, slug }) => kind === "lesson" && slug === shown);
  show(end, "waiting", waiting && document.documentElement.dataset.link === "lost");
}

function show(place, when, on) {
  const found = place.querySelector(`[data-when="${when}"]`);
  if (found) found.hidden = !on;
}

// Answers: positions in the file, as the server judges them again

const READ = {
  single: (step) => [...step.querySelectorAll("input:checked")].map(({ value }) => Number(value)),
  multiple: (step) => READ.single(step),
  order: (step) => [...step.querySelectorAll(".order > li")].map(({ dataset }) => Number(dataset.at)),
  match: (step) => {
    const chosen = [...step.querySelectorAll("select")].map(({ value }) => value);
    return chosen.includes("") ? [] : chosen.map(Number);
  },
};

function check() {
  const question = step();
  const picked = READ[question.dataset.kind](question);
  show(question, "none", !picked.length);
  if (!picked.length) return;
  const isRight = picked.join(" ") === question.dataset.right;
  if (isRight) right.add(question.dataset.question);
  judge(question, isRight, picked);
  const body = { id: crypto.randomUUID(), question: question.dataset.question, picked, at: new Date().toISOString() };
  Object.assign(body, { version: Number(deck().dataset.version), purpose: deck().dataset.purpose });
  add({ method: "POST", path: path("answers"), body, right: isRight });
  draw();
  question.querySelector(".outcome").scrollIntoView({ block: "nearest", behavior: calm.matches ? "instant" : "smooth" });
}

function judge(question, isRight, picked) {
  question.dataset.verdict = isRight ? "right" : "wrong";
  const wanted = question.dataset.right.split(" ").map(Number);
  for (const control of question.querySelectorAll("input, select, [data-move]")) control.disabled = true;
  for (const option of question.querySelectorAll("fieldset .opt")) {
    const n = Number(option.dataset.at);
    if (picked.includes(n)) mark(option, wanted.includes(n));
  }
  for (const [n, item] of [...question.querySelectorAll(".order > li, .match > li")].entries()) mark(item, picked[n] === wanted[n]);
  show(question, "right", isRight);
  show(question, "wrong", !isRight);
}

const mark = (item, good) => item.classList.add(good ? "good" : "bad");

function again() {
  const question = step();
  delete question.dataset.verdict;
  for (const control of question.querySelectorAll("input, select, [data-move]")) control.disabled = false;
  for (const box of question.querySelectorAll("input")) box.checked = false;
  for (const item of question.querySelectorAll(".good:not(.note), .bad:not(.note)")) item.classList.remove("good", "bad");
  for (const when of ["right", "wrong", "none"]) show(question, when, false);
  name(question);
  draw();
  question.focus({ preventScroll: true });
}

// Steps are moved one place at a time; the focus stays on the arrow.

function move(button) {
  const item = button.closest("li");
  const other = Number(button.dataset.move) < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (Number(button.dataset.move) < 0) other.before(item);
  else other.after(item);
  const question = item.closest(".step");
  name(question);
  (button.disabled ? item.querySelector("[data-move]:not(:disabled)") : button).focus();
  const place = [...item.parentElement.children].indexOf(item) + 1;
  question.querySelector('[data-when="moved"]').textContent = t("learn.moved", { number: place });
}

function name(question) {
  const items = [...question.querySelectorAll(".order > li")];
  for (const [n, item] of items.entries()) {
    const text = item.querySelector(".grow").textContent;
    const [up, down] = item.querySelectorAll("[data-move]");
    up.setAttribute("aria-label", t("learn.up", { text }));
    down.setAttribute("aria-label", t("learn.down", { text }));
    [up.disabled, down.disabled] = [n === 0, n === items.length - 1];
  }
}

// Taps and keys

const ON = {
  next: () => go(at + 1),
  questions: () => go(at + 1),
  result: () => go(at + 1),
  check,
  open: () => {
    const [first] = missing();
    go(steps().indexOf(first));
    if (first.dataset.verdict) again();
  },
  tracks: () => document.getElementById("to-tracks").click(),
};

document.addEventListener("click", ({ target }) => {
  if (!deck()) return;
  const button = target.closest?.("[data-next], [data-previous], [data-again], [data-move]");
  if (!button) return;
  if (button.dataset.next !== undefined) ON[button.dataset.says]();
  else if (button.dataset.previous !== undefined) go(at - 1);
  else if (button.dataset.move) move(button);
  else again();
});

document.addEventListener("keydown", (event) => {
  if (!deck() || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest?.("input, select, textarea, summary")) return;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  go(to);
});

// What the server said brings points and rights onto the last step.
addEventListener("outbox", ({ detail: { type, deed } }) => {
  if (deed?.kind !== "lesson") return;
  if (type === "sent" && !deed.path.endsWith("/place")) dispatchEvent(new Event("lesson:sent"));
  if (deck() && step()?.dataset.kind === "end") end();
});
