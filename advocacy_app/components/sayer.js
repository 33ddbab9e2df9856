// What the server tells this tab becomes one toast, or, where it is about a field of the form that was just sent, a
// sentence under that field. `n` grows with each saying; the tab remembers the last one, so that a reload does not say it
// again. What the browser itself refuses to send is said the same way: its own bubble speaks the browser's language.
import { useEffect } from "react";

let sent = null; // the form that was sent last

export function Sayer({ saying, missing, pick, unfit }) {
  useEffect(() => {
    const sending = ({ target }) => (sent = target);
    const refused = (event) => {
      event.preventDefault();
      const { target } = event;
      if (target !== target.form?.querySelector(":is(input, select, textarea):invalid")) return; // the first is enough
      const words = !target.validity.valueMissing ? unfit : target.type === "radio" ? pick : missing;
      clear();
      if (!mark(target, words)) window.toast?.(words, { stay: true });
    };
    document.addEventListener("submit", sending, true);
    document.addEventListener("invalid", refused, true);
    return () => {
      document.removeEventListener("submit", sending, true);
      document.removeEventListener("invalid", refused, true);
    };
  }, [missing, pick, unfit]);
  useEffect(() => {
    if (!saying?.n || saying.n <= Number(sessionStorage.getItem("said"))) return;
    sessionStorage.setItem("said", saying.n);
    clear();
    if (!mark(saying.field && called(saying.field), saying.text)) window.toast?.(saying.text, { stay: saying.bad });
  }, [saying?.n]);
  return null;
}

function clear() {
  for (const note of document.querySelectorAll("[data-fault]")) note.mended();
}

// False where the field is not in sight: then nobody would find the sentence there.
function mark(control, words) {
  const place = control?.closest?.("[data-field], .field, fieldset, li");
  if (!place) return false;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (!place.checkVisibility()) return false;
  const target = control.hidden ? place.querySelector(WITHIN) : control;
  place.append(note(place, target, words));
  target.focus({ preventScroll: true });
  place.scrollIntoView({ block: place.offsetHeight < innerHeight / 2 ? "center" : "end" });
  return true;
}

const WITHIN = ":is(input, select, textarea, button):not([hidden], [type=hidden])";

function called(name) {
  const form = sent?.isConnected ? sent.elements[name] : null;
  const found = form ? (form.length && !form.matches ? [...form] : [form]) : [...document.getElementsByName(name)];
  return found.find((one) => one.checked) ?? found[0];
}

// Taken away as soon as something is typed there, or something else is said.
function note(place, target, words) {
  const line = Object.assign(document.createElement("p"), { id: `${target.id || target.name || "field"}-fault`, className: "err" });
  line.dataset.fault = "";
  line.innerHTML = '<svg class="i s" aria-hidden="true"><use href="#i-circle-alert"></use></svg><span></span>';
  line.lastChild.textContent = words;
  const about = target.getAttribute("aria-describedby");
  target.setAttribute("aria-describedby", [about, line.id].filter(Boolean).join(" "));
  target.setAttribute("aria-invalid", "true");
  line.mended = () => {
    line.remove();
    target.removeAttribute("aria-invalid");
    about ? target.setAttribute("aria-describedby", about) : target.removeAttribute("aria-describedby");
    for (const event of CHANGES) place.removeEventListener(event, line.mended);
  };
  for (const event of CHANGES) place.addEventListener(event, line.mended);
  return line;
}

const CHANGES = ["input", "change"];
