// Installing is offered, never asked for: a quiet row, [data-install], once the app was of use: after the first thanks,
// share or lesson. Browsers that can install on a tap do so; on an iPhone a sheet shows how. Notifications on the phone
// are offered by then, too, in a row of their own, [data-push-offer]; what belongs to them comes when it is shown.
const OF_USE = "install.of_use";
const NOT_NOW = "install.not_now";
const MONTH = 30 * 86_400_000;
const standalone = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
const apple = /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
let prompt = null;

const declined = () => Date.now() - Number(localStorage.getItem(NOT_NOW)) < MONTH;

function draw() {
  const shown = !standalone && !declined() && localStorage.getItem(OF_USE) && (prompt || apple);
  for (const row of document.querySelectorAll("[data-install]")) row.hidden = !shown;
  const asks = localStorage.getItem(OF_USE) && "PushManager" in window && Notification.permission === "default";
  for (const row of document.querySelectorAll("[data-push-offer]")) row.hidden = !asks;
  if (document.querySelector("[data-push]")) import("./push.js").then((push) => push.show());
}

const isOfUse = ({ kind, method, path = "" }) =>
  kind === "share" || (kind === "thanks" && method === "PUT") || (kind === "lesson" && path.endsWith("/done"));

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  prompt = event;
  draw();
});

addEventListener("appinstalled", () => ((prompt = null), draw()));

addEventListener("outbox", ({ detail }) => {
  if (!isOfUse(detail.deed ?? {})) return;
  localStorage.setItem(OF_USE, "1");
  draw();
});

document.addEventListener("click", async (event) => {
  if (!event.target.closest?.("[data-install] button")) return;
  if (!prompt) return window.openSheet("install-sheet");
  prompt.prompt();
  const { outcome } = await prompt.userChoice;
  if (outcome === "dismissed") localStorage.setItem(NOT_NOW, Date.now());
  prompt = null;
  draw();
});

const ours = "[data-install], [data-push], [data-push-offer]";
new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]);
  if (added.some((node) => node.nodeType === 1 && (node.matches(ours) || node.querySelector(ours)))) draw();
}).observe(document.body, { childList: true, subtree: true });
draw();
