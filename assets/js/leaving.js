// Signing out with something unsent on this phone: it is said first, and who wants to can wait until all has gone out.
// Photos stay on the phone in the name of whoever took them, and go out when that person signs in here again; small
// deeds (thanks, saved posts) go with the session.
import { openSheet } from "./sheets.js";
import { t } from "./words.js";

const member = () => document.querySelector("x-who")?.dataset.member ?? "";
let leave = null; // what signs out, while the sheet is open
let waits = false;

export async function unsent() {
  await import("./photo-outbox.js");
  const photos = await self.photoOutbox.list(member()).catch(() => []);
  const deeds = await self.outbox.list().catch(() => []);
  return { photos: photos.length, deeds: deeds.filter(({ kind }) => kind !== "seen").length };
}

// Signs out by `go`, at once when nothing waits.
export async function asking(go) {
  const left = await unsent();
  const sheet = document.getElementById("unsent");
  if (!sheet || !(left.photos + left.deeds)) return go();
  leave = go;
  waits = false;
  show(left);
  document.querySelector("dialog[open]")?.close();
  openSheet("unsent");
}

function show({ photos, deeds }) {
  const lines = [photos && t("unsent.photos", { n: photos }), deeds && t("unsent.deeds", { n: deeds })].filter(Boolean);
  document.querySelector("#unsent [data-unsent]").textContent = lines.join(" ");
  document.querySelector("#unsent [data-sending]").hidden = !waits;
}

async function look() {
  if (!leave) return;
  const left = await unsent();
  if (!leave || !waits || left.photos + left.deeds) return show(left);
  const go = leave;
  leave = null; // signing out is news to the outboxes, too
  go();
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#unsent button");
  if (button?.dataset.leave !== undefined) leave?.();
  if (button?.dataset.wait === undefined) return;
  waits = true;
  look();
  self.outbox.flush();
  self.photoOutbox.flush();
});

document.addEventListener("close", ({ target }) => target.id === "unsent" && (leave = null), { capture: true });
for (const name of ["outbox", "photo-outbox"]) addEventListener(name, look);
