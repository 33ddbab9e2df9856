// Polls: an answer goes through the phone's outbox, so it counts offline too, and once. It is no form: a form that is
// sent before this file is here would put what was picked into an address, and so into a log.

const card = (poll) => document.querySelector(`[data-poll="${CSS.escape(poll)}"]`);
const offline = () => document.documentElement.dataset.link === "lost" || navigator.onLine === false;

document.addEventListener("click", ({ target }) => {
  const asking = target.closest?.("[data-answer]")?.closest("[data-poll]");
  if (!asking) return;
  const answers = [...asking.querySelectorAll("[data-question]")].flatMap((question) => {
    const picked = question.querySelector("input:checked");
    return picked ? [{ question: Number(question.dataset.question), answer: Number(picked.value) }] : [];
  });
  asking.querySelector('[data-when="none"]').hidden = answers.length > 0;
  if (!answers.length) return;
  const slug = asking.dataset.poll;
  self.outbox.add({ method: "POST", path: `/api/v1/polls/${slug}/answers`, body: { answers }, kind: "poll", slug });
});

function thank(poll, waiting) {
  const found = card(poll);
  if (!found) return;
  found.dataset.answered = "true";
  found.toggleAttribute("data-waiting", waiting);
  for (const box of found.querySelectorAll("input:checked")) box.checked = false;
}

addEventListener("outbox", ({ detail: { type, deed } }) => {
  if (deed?.kind !== "poll") return;
  if (type === "waiting") thank(deed.slug, offline());
  if (type === "sent") thank(deed.slug, false), dispatchEvent(new Event("polls:sent"));
  if (type === "refused" && card(deed.slug)) card(deed.slug).dataset.answered = "false";
});

// What waited when the app was closed is answered here, too.
async function remember() {
  for (const deed of await self.outbox.list().catch(() => [])) if (deed.kind === "poll") thank(deed.slug, true);
}

addEventListener("polls:shown", remember);
