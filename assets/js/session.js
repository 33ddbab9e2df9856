// Who reads here. When the phone changes hands, and at sign-out, everything private that this browser keeps goes.
import { dropDrafts } from "./drafts.js";
import { asking } from "./leaving.js";
import { forget } from "./worker.js";

const member = document.querySelector("x-who")?.dataset.member;

async function begin() {
  if (member && (await self.outbox.belongTo(member))) {
    dropDrafts();
    await forget();
  }
  self.outbox.flush();
  dispatchEvent(new Event("signed-in"));
}

begin().catch(() => {});
for (const [target, name] of [[window, "online"], [window, "connection:back"], [document, "visibilitychange"]])
  target.addEventListener(name, () => document.hidden || self.outbox.flush());

// It ended elsewhere: a lost phone keeps nothing of whoever lost it.
addEventListener("outbox", ({ detail }) => detail.type === "over" && forget());

// Whatever cannot go out now is also left with the browser, which may send it when the app is closed.
addEventListener("outbox", async ({ detail }) => {
  if (detail.type !== "waiting") return;
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.sync?.register("outbox").catch(() => {});
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (new URL(form.action).pathname !== "/auth/sign-out") return;
  event.preventDefault();
  await asking(() => goodbye(form));
});

async function goodbye(form) {
  sessionStorage.clear();
  dropDrafts();
  await Promise.allSettled([self.outbox.empty(), forget()]);
  form.submit();
}
