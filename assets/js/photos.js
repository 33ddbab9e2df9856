// My photos that are still on this phone: waiting, on their way, or refused with a reason. They stand above those that
// the server knows, in an element that React leaves empty ([data-outgoing]).
import "./mend.js";
import "./photo-outbox.js";
import { t } from "./words.js";

const { parts } = self.photoOutbox;
const urls = new Map();
const member = () => document.querySelector("x-who")?.dataset.member ?? "";
let over = false; // nobody is signed in here any more: what waits goes out after the next sign-in
const preview = ({ client_id: id, file, shown }) => (file ? urls.get(id) ?? urls.set(id, URL.createObjectURL(file)).get(id) : shown);

async function draw() {
  const place = document.querySelector("[data-outgoing]");
  if (!place) return;
  const waiting = await self.photoOutbox.list(member()).catch(() => []);
  over = !(await self.outbox.owner().catch(() => "?"));
  place.replaceChildren(...waiting.map(row));
  place.hidden = !waiting.length;
  const mending = new Set(waiting.map(({ fields }) => fields.photo));
  for (const photo of document.querySelectorAll("[data-photo]")) photo.toggleAttribute("data-mending", mending.has(photo.dataset.photo));
  document.documentElement.dataset.unsent = waiting.length ? "some" : "none";
}

// Without a signal that is the reason, whatever the server said before.
const putOff = ({ reason }) => (navigator.onLine ? reason : "");

function stateOf(photo) {
  const { client_id: id, state } = photo;
  if (state === "refused") return ["warn", "circle-alert", t("photos.state_refused")];
  if (parts.has(id)) return ["brand", "cloud-upload", t("photos.state_sending")];
  if (over) return ["warn", "key-round", t("photos.state_signed_out")];
  return ["", "cloud-off", t(putOff(photo) ? "photos.state_later" : "photos.state_waiting")];
}

function lineOf(photo) {
  const { client_id: id, state, reason } = photo;
  if (state === "refused") return reason || t("photos.refused_ours");
  if (parts.has(id)) return t("photos.percent", { number: Math.round(100 * parts.get(id)) });
  if (over) return t("photos.signed_out");
  return putOff(photo) || t("photos.on_this_phone");
}

function row(photo) {
  const item = document.createElement("li");
  item.className = "start photo";
  item.dataset.id = photo.client_id;
  const [tone, symbol, words] = stateOf(photo);
  item.innerHTML = `<img alt="" class="thumb lg"><div class="grow stack-1"><span class="tag ${tone}"><svg class="i s" aria-hidden="true"><use href="#i-${symbol}"></use></svg><span></span></span><div class="words"></div><div class="sm muted"></div><progress max="1"></progress><div class="row"></div></div>`;
  item.querySelector("img").src = preview(photo);
  item.querySelector(".tag span").textContent = words;
  item.querySelector(".words").textContent = photo.fields.caption;
  item.querySelector(".muted").textContent = lineOf(photo);
  const bar = item.querySelector("progress");
  bar.hidden = !parts.has(photo.client_id);
  bar.value = parts.get(photo.client_id) ?? 0;
  bar.setAttribute("aria-label", words);
  const sending = parts.has(photo.client_id);
  const buttons = sending ? [["cancel", "common.cancel"]] : [["retry", "photos.try_now"], ["cancel", "photos.remove"]];
  item.querySelector(".row").append(...buttons.map(([deed, key]) => (over && deed === "retry" ? wayIn() : button(deed, t(key), photo))));
  return item;
}

const wayIn = () => Object.assign(document.createElement("a"), { href: "/sign-in?next=/photos", className: "btn text sm", textContent: t("common.sign_in") });

function button(deed, text, photo) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn text sm", textContent: text });
  made.dataset[deed] = photo.client_id;
  made.setAttribute("aria-label", `${text}: ${photo.fields.caption}`);
  return made;
}

document.addEventListener("click", ({ target }) => {
  const { retry, cancel } = target.closest?.("[data-outgoing] button")?.dataset ?? {};
  if (retry) self.photoOutbox.retry(retry);
  if (cancel) self.photoOutbox.remove(cancel);
});

addEventListener("photo-outbox", ({ detail: { type, id, part } }) => {
  const bar = type === "progress" && document.querySelector(`[data-outgoing] [data-id="${id}"] progress`);
  if (bar && !bar.hidden) {
    bar.value = part;
    bar.closest("li").querySelector(".muted").textContent = t("photos.percent", { number: Math.round(100 * part) });
  } else draw();
});

addEventListener("outbox", ({ detail: { type } }) => type === "over" && draw());
addEventListener("photos:open", draw);
