// Notifications in this browser. The card [data-push] shows the part that fits: on, off, or why it cannot be; whether
// the server knows this browser stands in the card, so that nobody is told "on" whom nothing reaches.
const standalone = matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
const apple = /iPhone|iPad/.test(navigator.userAgent);
const headers = { "content-type": "application/json", "x-advocacy": "1" };
const worker = () => navigator.serviceWorker?.getRegistration();
const card = () => document.querySelector("[data-push]");

export async function show() {
  const state = await standing();
  for (const part of card()?.querySelectorAll("[data-push-when]") ?? []) part.hidden = part.dataset.pushWhen !== state;
}

async function standing() {
  const registration = await worker();
  if (!registration?.pushManager) return apple && !standalone ? "home" : "none";
  if (Notification.permission === "denied") return "blocked";
  return (await registration.pushManager.getSubscription()) && card()?.dataset.push === "known" ? "on" : "off";
}

async function turnOn() {
  if ((await Notification.requestPermission()) !== "granted") return;
  const { pushManager } = await worker();
  const { key } = await (await fetch("/api/v1/push/key", { headers })).json();
  const bytes = Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const wanted = { userVisibleOnly: true, applicationServerKey: bytes };
  const subscription = await pushManager.subscribe(wanted).catch(() => anew(pushManager, wanted));
  const { endpoint, keys } = subscription.toJSON();
  const body = JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
  const answer = await fetch("/api/v1/push", { method: "PUT", headers, body });
  if (!answer.ok) throw new Error("refused");
  card().dataset.push = "known";
}

// The key of the installation is another one than this browser subscribed with.
async function anew(pushManager, wanted) {
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe(wanted);
}

async function turnOff() {
  await (await (await worker()).pushManager.getSubscription())?.unsubscribe();
  await fetch("/api/v1/push", { method: "DELETE", headers });
  card().dataset.push = "unknown";
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-push-do]");
  if (!button) return;
  const failed = card().querySelector("[data-push-failed]");
  failed.hidden = true;
  await (button.dataset.pushDo === "on" ? turnOn() : turnOff()).catch(() => (failed.hidden = false));
  show();
});

addEventListener("connection:back", show);
