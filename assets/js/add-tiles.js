// The small pieces that add.js draws: a chosen picture, the tile for one more, and somebody who is in it.
import { t } from "./words.js";

const urls = new Map(); // client_id → address of its preview
const preview = (shot) => urls.get(shot.client_id) ?? urls.set(shot.client_id, URL.createObjectURL(shot.file)).get(shot.client_id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function symbol(name) {
  const box = document.createElement("span");
  box.innerHTML = `<svg class="i s" aria-hidden="true"><use href="#i-${name}"></use></svg>`;
  return box.firstChild;
}

export function shotTile(shot, n, chosen) {
  const name = t("add.photo_n", { number: n + 1 });
  const image = make("img", { src: preview(shot), alt: "" });
  const choose = make("button", { type: "button", class: "pick-shot", "data-choose": n, "aria-label": name, "aria-pressed": String(chosen) }, image);
  const remove = make("button", { type: "button", class: "ib off", "data-drop": n, "aria-label": t("add.remove_n", { number: n + 1 }) }, symbol("x"));
  return make("div", { class: "shot" }, choose, remove);
}

export const another = () => make("button", { type: "button", class: "shot more", "data-pick": "choose", "aria-label": t("add.another") }, symbol("plus"));

export function personRow({ member: colleague, name }, n) {
  const how = t(colleague ? "add.will_be_asked" : "add.will_link");
  const words = make("div", { class: "grow" }, make("div", { class: "b" }, name || t("add.someone")), make("div", { class: "sm muted" }, how));
  const remove = make("button", { type: "button", class: "ib", "data-drop-person": n, "aria-label": t("add.remove_person", { name: name || t("add.someone") }) }, symbol("x"));
  return make("li", {}, symbol("user-round"), words, remove);
}
