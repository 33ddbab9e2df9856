// A witness's number: made here, kept here, and told to nobody before the list is closed. Only its checksum is sent.
import { exact } from "./exact.js";
import { sha256 } from "./sha256.js";

const page = document.querySelector("[data-witness]");
const { witness: draw, name } = page.dataset;
const key = `witness:${draw}`;
const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

const locking = page.querySelector("[data-locking]");
locking?.addEventListener("submit", ({ target }) => {
  const number = crypto.getRandomValues(new Uint8Array(32));
  localStorage.setItem(key, hex(number));
  const said = new TextEncoder().encode("draw-v1/wit");
  target.elements.commit.value = hex(sha256(said, exact([draw, name.normalize("NFC")]), number));
});
for (const button of locking?.querySelectorAll("button") ?? []) button.disabled = false; // it was until now

const kept = localStorage.getItem(key);
for (const place of page.querySelectorAll("[data-number]")) {
  if (place instanceof HTMLInputElement) place.value ||= kept ?? "";
  else place.textContent = kept ?? "";
}
page.querySelector("[data-kept]")?.toggleAttribute("hidden", !kept);
