// [data-remind="tonight | tomorrow | at"]: a reminder for a card, at a time of the phone's own day. It goes through the
// outbox, and what the server understood is said, with a way to take it back: to what was there before.
import { toast } from "./toasts.js";
import { t } from "./words.js";

const TIMES = { tonight: [0, "19:00"], tomorrow: [1, "09:00"] };

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-remind]");
  if (!button) return;
  const slug = button.closest("[data-slug]")?.dataset.slug ?? location.pathname.split("/").at(-1);
  const field = document.getElementById("remind-at");
  if (button.dataset.remind === "at" && !field.reportValidity()) return event.stopPropagation();
  const when = button.dataset.remind === "at" ? field.value : moment(button.dataset.remind);
  self.outbox.add({ method: "PUT", path: `/api/v1/cards/${slug}/reminder`, kind: "reminder", slug, body: { when } });
}, true); // before the sheet hears of it: without a time it stays open

function moment(name) {
  const [days, time] = TIMES[name];
  const day = new Date();
  day.setDate(day.getDate() + days);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${time}`;
}

const two = (n) => String(n).padStart(2, "0");

addEventListener("outbox", ({ detail: { type, deed, answer } }) => {
  if (deed?.kind !== "reminder" || deed.method !== "PUT" || type !== "sent") return;
  const { path, slug } = deed;
  const before = answer.instead_of;
  const back = before ? { method: "PUT", body: { when: before } } : { method: "DELETE" };
  const run = () => self.outbox.add({ ...back, path, kind: "reminder", slug });
  toast(t("composer.reminded", { when: answer.when }), { action: t("common.undo"), run });
});
