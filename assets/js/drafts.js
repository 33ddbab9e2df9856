// Words that are not out yet, on this phone only: one draft a card, of whoever is signed in, for thirty days.
const KEPT = 30 * 86_400_000;
const PREFIX = "draft ";
const member = () => document.querySelector("x-who")?.dataset.member ?? "";
const nameOf = (slug) => `${PREFIX}${member()} ${slug}`;

export function readDraft(slug) {
  const draft = JSON.parse(localStorage.getItem(nameOf(slug)) ?? "null");
  return draft && Date.now() - draft.at < KEPT ? draft : null;
}

export const keepDraft = (slug, draft) => localStorage.setItem(nameOf(slug), JSON.stringify({ ...draft, at: Date.now() }));
export const dropDraft = (slug) => localStorage.removeItem(nameOf(slug));

// At sign-out, and when the phone changed hands.
export function dropDrafts() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}
