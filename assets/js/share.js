// Handing words over: to the phone's own sheet, to a network's page, or to the clipboard. A tap may only do so at once
// (browsers ask for that), so everything is prepared while the words rest. What went out is said to the server through
// the outbox, once; a sheet that was closed records nothing.
import { ask, begun, chosen, isEmpty, isOpen, network, opened, ready } from "./composer.js";
import { dropDraft } from "./drafts.js";
import { openSheet } from "./sheets.js";
import { toast } from "./toasts.js";
import { t } from "./words.js";

const root = document.documentElement.dataset;
let busy = false;
let handed = null; // what was handed to another page, until the person says whether it went out
let out = ""; // the share that went out last: whatever is loaded anew meanwhile, an address is given for this one
let photo = null; // the picture of a photo post, as a file

document.addEventListener("click", (event) => {
  const tapped = event.target.closest?.("[data-way], [data-went]");
  if (!tapped || !isOpen()) return;
  if (tapped.dataset.went) went(tapped.dataset.went === "yes");
  else leave(tapped.dataset.way, tapped);
});

document.addEventListener(
  "submit",
  ({ target }) => {
    const place = target.querySelector("[data-share]");
    if (place) place.value = out;
  },
  { capture: true },
);

function leave(way, button) {
  if (busy) return;
  if (isEmpty()) return sayFirst();
  if (root.net === "off") return toast(t("composer.offline"));
  chosen(way);
  const answer = ready();
  if (answer) return hand(answer, button);
  busy = true;
  button.setAttribute("aria-busy", "true");
  ask().then((late) => {
    busy = false;
    button.removeAttribute("aria-busy");
    if (late) hand(late, button);
    else toast(t("composer.link_late"), { stay: true });
  });
}

function sayFirst() {
  toast(t("sharing.nothing_said"));
  document.getElementById("words").focus();
}

function hand({ plan, blocked, own, needs_server: needsServer }) {
  root.asks = needsServer ? "server" : "";
  if (needsServer) return requestAnimationFrame(() => document.getElementById("server")?.focus());
  if (blocked || !plan.url) return point();
  handed = { ...plan, ...begun(), own, way: network(), card: opened() };
  if (handed.way === "native") return sheet(plan);
  if (handed.way === "copy") return copy(plan.whole, () => (toast(t("composer.copied_all")), question()));
  if (plan.copy_first) copy(plan.text, () => {});
  go(plan.intent);
  question(plan.copy_first ? t("composer.copied", { network: label(handed.way) }) : "");
}

const label = (way) => document.querySelector(`.ways [data-way="${way}"]`)?.textContent.trim() ?? "";

// Why it cannot go out stands over the buttons; the first hint that blocks gets the focus.
function point() {
  const first = document.querySelector(".hints > .bad button") ?? document.getElementById("words");
  first.focus();
  if (!document.getElementById("blocked-error")?.textContent.trim()) toast(t("composer.link_late"), { stay: true });
}

// The phone's own sheet

async function sheet(plan) {
  busy = true;
  try {
    await navigator.share(parcel(plan));
    went(true);
  } catch (error) {
    if (error.name !== "AbortError") copy(plan.whole, () => (toast(t("composer.copied_all")), question()));
  } finally {
    busy = false;
  }
}

function parcel(plan) {
  const whole = { files: [photo?.file].filter(Boolean), text: plan.whole };
  const fits = photo?.slug === opened().slug && photo.file && navigator.canShare?.(whole);
  return fits ? whole : { text: plan.text, url: plan.url };
}

// Fetched while one writes: at the tap there is no time.
async function fetchPhoto(card) {
  photo = { slug: card.slug };
  if (!card.photo || !navigator.canShare || navigator.connection?.saveData) return;
  const answer = await fetch(`/media/${card.picture.id}/1080.jpg`).catch(() => null);
  if (!answer?.ok || photo.slug !== card.slug) return;
  photo.file = new File([await answer.blob()], `${card.slug}.jpg`, { type: "image/jpeg" });
}

// The clipboard and other pages

async function copy(text, then) {
  try {
    await navigator.clipboard.writeText(text);
    then();
  } catch {
    toast(t("composer.copy_failed"), { stay: true });
  }
}

function go(address) {
  if (address.startsWith("mailto:")) location.assign(address);
  else open(address, "_blank", "noopener");
}

function question(copied = "") {
  const asking = document.getElementById("did-it-go");
  const place = asking?.querySelector("[data-fill]");
  if (place) place.dataset.filled = copied;
  openSheet("did-it-go");
}

// It went out, or it did not

function went(yes) {
  if (!yes || !handed) return (handed = null);
  const { id, text, way, card, language, captionId, own } = handed;
  handed = null;
  const said = { text, network: way, language, caption_id: captionId };
  self.outbox.add({ method: "POST", path: `/api/v1/shares/${id}/confirm`, kind: "share", slug: card.slug, body: { said } });
  dropDraft(card.slug);
  root.sent = way;
  root.own = own ? "yes" : "no";
  out = id;
  root.stage = "done";
  scrollTo({ top: 0 });
  requestAnimationFrame(() => document.querySelector("[data-done]")?.focus({ preventScroll: true }));
}

addEventListener("composer:open", ({ detail }) => detail && fetchPhoto(detail));
if (window.composing?.open) fetchPhoto(window.composing.open);
