// The page of a draw: runs every check in this browser, and finds the reader's own ticket. Nothing leaves the device.
// Its buttons are disabled until this script listens; the checks themselves are fetched with the first of them.
const page = document.querySelector("[data-draw]");
const here = `/draws/${page.dataset.draw}`;
const words = JSON.parse(document.getElementById("proof-words").textContent);
const part = (name) => page.querySelector(`[data-${name}]`);

listen("check", () => check());
listen("find", findMine);
document.getElementById("receipt")?.addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (file) await check(new Uint8Array(await file.arrayBuffer()), "proof.other_file");
  target.value = "";
});
document.getElementById("beacon-file")?.addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (file) document.getElementById("signature").value = (await file.text()).slice(0, 4096);
});

function listen(name, then) {
  const button = part(name);
  if (!button) return;
  button.addEventListener("click", then);
  button.disabled = false;
}

// A file that the reader chose by mistake is no fault of the draw; a receipt that the list leaves out is.
async function check(receipt = null, mistaken = "proof.bad") {
  const list = part("checks");
  list.replaceChildren();
  list.hidden = false;
  busy(true);
  tell(part("verdict"), say("proof.running"));
  try {
    const { verify } = await import("./verify.js");
    const { passed, failed } = await verify(await auditFile(), { receipt, onCheck: (one) => list.append(row(one)) });
    if (failed) list.append(row(failed, say(failed.reason, failed.values)));
    const mistake = mistaken !== "proof.bad" && failed?.key === "receipt" && failed.reason !== "proof.fault_receipt_absent";
    part("verdict").className = !failed ? "b good-words" : mistake ? "b" : "b bad-words";
    tell(part("verdict"), say(!failed ? "proof.good" : mistake ? mistaken : "proof.bad"));
    if (receipt) showMine(passed.find(({ key }) => key === "receipt")?.facts, failed);
  } catch {
    part("verdict").className = "b";
    tell(part("verdict"), say("proof.not_loaded"));
  }
  busy(false);
  part("verdict").scrollIntoView({ block: "nearest" });
}

async function auditFile() {
  const answer = await fetch(`${here}/audit.zip`);
  if (!answer.ok) throw new Error(`audit file: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function row({ question, why, facts = {} }, fault = "") {
  const one = document.createElement("li");
  one.className = fault ? "failed" : "";
  const text = document.createElement("div");
  text.className = "grow stack-1";
  text.append(line("b", say(question)), line("sm muted", fault || say(why)));
  if (facts.phrase) text.append(line("sm phrase", facts.phrase));
  one.append(symbol(fault ? "circle-x" : "circle-check"), text);
  return one;
}

const line = (look, text) => Object.assign(document.createElement("div"), { className: look, textContent: text });

function symbol(name) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.setAttribute("class", "i");
  drawn.setAttribute("aria-hidden", "true");
  drawn.innerHTML = `<use href="#i-${name}"/>`;
  return drawn;
}

async function findMine() {
  const answer = page.dataset.signedIn === "1" ? await fetch(`${here}/receipt.json`).catch(() => null) : null;
  if (answer?.ok) return check(new Uint8Array(await answer.arrayBuffer()));
  if (answer?.status === 404) return tell(part("mine"), say("proof.no_ticket"));
  part("receipt").hidden = false;
  document.getElementById("receipt").focus();
}

function showMine(facts, failed) {
  if (!facts) return tell(part("mine"), say(failed?.reason ?? "proof.not_loaded", failed?.values));
  if (facts.reason) return tell(part("mine"), say(`proof.ticket_${facts.reason}`));
  const fate = facts.pick ? (facts.pick.prize ? "proof.ticket_prize" : "proof.ticket_alternate") : "proof.ticket_in";
  tell(part("mine"), say(fate, { entry: facts.c_i.slice(0, 16), prize: facts.pick?.prize ?? "" }));
  for (const one of page.querySelectorAll("[data-ticket]")) one.classList.toggle("mine", one.dataset.ticket === facts.c_i);
}

function tell(place, text) {
  place.textContent = text;
  place.hidden = false;
}

function busy(on) {
  for (const name of ["check", "find"]) part(name).setAttribute("aria-busy", String(on));
}

const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
