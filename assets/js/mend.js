// "Fix it": a photo that a reviewer sent back gets other words, a crop or another picture, and goes out again by the
// photo outbox, once; until then it is a draft in this phone's own store, with every letter. pages/photos.py draws the form ([data-mend], with the id of the photo); the picture and the frame
// for the crop are drawn here, into an element that React leaves empty ([data-stage]).
import { cropper } from "./crop.js";
import { shrink } from "./shrink.js";
import { toast } from "./toasts.js";
import { language, t } from "./words.js";

const mended = new Map(); // id of the photo → the picture that takes the place of the one that was sent
const out = new Set(); // client_ids of those that are on their way
const form = (id) => document.querySelector(`[data-mend="${id}"]`);
const stage = (id) => form(id).querySelector("[data-stage]");
const member = () => document.querySelector("x-who")?.dataset.member ?? "";
const PAUSE = 300;
const typing = new Map(); // id of the photo → the timer until its draft is kept

// The draft comes back with the form, which may be drawn again and again.

async function restore(shown) {
  const id = shown.dataset.mend;
  shown.dataset.kept = "yes";
  const draft = await self.photoOutbox.readDraft(member(), id).catch(() => null);
  if (!draft || form(id) !== shown || typing.has(id)) return;
  for (const [name, value] of Object.entries(draft.fields)) shown.elements[name].value = value;
  if (draft.file) show(id, draft.file);
}

function keep(id) {
  clearTimeout(typing.get(id));
  typing.delete(id);
  if (!form(id) || form(id).inert) return;
  const { caption, alt, hashtag } = form(id).elements;
  const fields = { caption: caption.value, alt: alt.value, hashtag: hashtag.value };
  self.photoOutbox.keepDraft(member(), { fields, file: mended.get(id) ?? null }, id).catch(() => toast(t("add.phone_full"), { stay: true }));
}

function keepSoon(id) {
  clearTimeout(typing.get(id));
  typing.set(id, setTimeout(keep, PAUSE, id));
}

const keepAll = () => [...typing.keys()].forEach(keep);
const look = () => document.querySelectorAll("[data-mend]:not([data-kept])").forEach(restore);

function show(id, blob) {
  mended.set(id, blob);
  const image = Object.assign(new Image(), { src: URL.createObjectURL(blob), alt: form(id).elements.alt.value });
  image.className = "mended";
  stage(id).replaceChildren(image);
  form(id).querySelector("[data-sent]").hidden = true;
}

async function another(id, file) {
  try {
    show(id, (await shrink(file)).blob);
    keep(id);
  } catch ({ key = "photos.refused_format" }) {
    toast(t(key), { stay: true });
  }
}

async function crop(id) {
  const sent = form(id).querySelector("[data-sent]");
  const blob = mended.get(id) ?? (await fetch(sent.dataset.large).then((answer) => (answer.ok ? answer.blob() : null), () => null));
  if (!blob) return toast(t("photos.crop_offline"), { stay: true });
  sent.hidden = true;
  const cropped = await cropper(stage(id), blob);
  if (cropped) show(id, cropped), keep(id);
  else if (mended.has(id)) show(id, mended.get(id));
  else {
    stage(id).replaceChildren();
    sent.hidden = false;
  }
}

async function send(id) {
  const { caption, alt, hashtag } = form(id).elements;
  const error = document.getElementById(`${caption.id}-error`);
  error.hidden = Boolean(caption.value.trim());
  error.lastChild.textContent = t("photos.caption_missing");
  if (!error.hidden) return caption.focus();
  const fields = { photo: id, caption: caption.value, alt: alt.value, hashtag: hashtag.value, language };
  const shown = form(id).querySelector("[data-sent]").src;
  const photo = { client_id: crypto.randomUUID(), file: mended.get(id) ?? null, shown, fields };
  form(id).inert = true; // a second tap finds nothing to press
  clearTimeout(typing.get(id));
  typing.delete(id);
  try {
    await self.photoOutbox.add(member(), [photo]);
  } catch {
    form(id).inert = false;
    return toast(t("add.phone_full"), { stay: true });
  }
  out.add(photo.client_id);
  mended.delete(id);
  (await navigator.serviceWorker?.getRegistration())?.sync?.register("outbox").catch(() => {});
}

addEventListener("photo-outbox", ({ detail: { type, id } }) => type === "sent" && out.delete(id) && toast(t("photos.sent_again")));

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-mend] button");
  const id = button?.closest("[data-mend]").dataset.mend;
  if (button?.dataset.other !== undefined) form(id).querySelector("input[type=file]").click();
  if (button?.dataset.crop !== undefined) crop(id);
});

document.addEventListener("change", ({ target }) => {
  if (target.type !== "file" || !target.closest("[data-mend]") || !target.files.length) return;
  another(target.closest("[data-mend]").dataset.mend, target.files[0]);
  target.value = "";
});

document.addEventListener("submit", (event) => {
  const id = event.target.dataset?.mend;
  if (!id) return;
  event.preventDefault();
  send(id);
});

document.addEventListener("input", ({ target }) => {
  const id = target.closest?.("[data-mend]")?.dataset.mend;
  if (id && target.type !== "file") keepSoon(id);
});
document.addEventListener("visibilitychange", () => document.hidden && keepAll());
addEventListener("pagehide", keepAll);
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
