// Polls: an answer goes through the phone's outbox, so it counts offline too, and once. What was picked is told to
// nobody else and kept nowhere on the page; a card that was answered says thank you.
import "./outbox.js";

const card = (poll) => document.querySelector(`[data-poll="${CSS.escape(poll)}"]`);
const offline = () => document.documentElement.dataset.link === "lost" || navigator.onLine === false;

document.addEventListener("submit", (event) => {
  const poll = event.target.dataset?.answers;
  if (!poll) return;
  event.preventDefault();
  const answers = [...event.target.querySelectorAll("[data-question]")].flatMap((question) => {
    const picked = question.querySelector("input:checked");
    return picked ? [{ question: Number(question.dataset.question), answer: Number(picked.value) }] : [];
  });
  event.target.querySelector('[data-when="none"]').hidden = answers.length > 0;
  if (!answers.length) return;
  self.outbox.add({ method: "POST", path: `/api/v1/polls/${poll}/answers`, body: { answers }, kind: "poll", slug: poll });
});

function thank(poll, waiting) {
  const found = card(poll);
  if (!found) return;
  found.dataset.answered = "true";
  found.toggleAttribute("data-waiting", waiting);
  found.querySelector("form")?.reset();
}

addEventListener("outbox", ({ detail: { type, deed } }) => {
  if (deed?.kind !== "poll") return;
  if (type === "waiting") thank(deed.slug, offline());
  if (type === "sent") thank(deed.slug, false), dispatchEvent(new Event("polls:sent"));
  if (type === "refused" && card(deed.slug)) card(deed.slug).dataset.answered = "false";
});

// What waited when the app was closed is answered here, too.
export async function open() {
  for (const deed of await self.outbox.list().catch(() => [])) if (deed.kind === "poll") thank(deed.slug, true);
}
