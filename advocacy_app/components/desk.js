// The writer's desk: the form is the truth, this makes it speak. After a pause in typing the form is sent with the deed
// "look", which draws the preview; its buttons send it with theirs. Pictures go up by themselves.
import { useEffect } from "react";

const PAUSE = 400;

export function Desk({ form: id, sending, failed }) {
  useEffect(() => {
    let timer = 0;
    let dirty = false;
    const form = () => document.getElementById(id);
    const send = (deed) => {
      clearTimeout(timer);
      form().elements.deed.value = deed;
      form().requestSubmit();
      if (deed !== "look") dirty = false;
    };
    const lookSoon = () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(() => form() && send("look"), PAUSE);
    };
    const put = (name, value) => {
      form().elements[name].value = value;
      lookSoon();
    };
    const typed = ({ target }) => {
      if (target.form?.id === id && target.type !== "file") lookSoon();
    };
    const clicked = (event) => {
      const button = event.target.closest?.("[data-deed]");
      if (button) return send(button.dataset.deed);
      if (event.target.closest?.("[data-drop-picture]")) return put("picture", "");
      const pick = event.target.closest?.(".focus-pick");
      if (pick && event.detail) focus(pick, event);
    };
    const focus = (pick, { clientX, clientY }) => {
      const box = pick.getBoundingClientRect();
      place(pick, (clientX - box.left) / box.width, (clientY - box.top) / box.height);
    };
    const place = (pick, x, y) => {
      const [px, py] = [x, y].map((part) => Math.min(Math.max(part, 0), 1).toFixed(3));
      pick.style.setProperty("--x", `${px * 100}%`);
      pick.style.setProperty("--y", `${py * 100}%`);
      form().elements.focus_x.value = px;
      put("focus_y", py);
    };
    const STEPS = { ArrowLeft: [-0.05, 0], ArrowRight: [0.05, 0], ArrowUp: [0, -0.05], ArrowDown: [0, 0.05] };
    const keyed = (event) => {
      const step = event.target.closest?.(".focus-pick") && STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const { focus_x: x, focus_y: y } = form().elements;
      place(event.target.closest(".focus-pick"), +x.value + step[0], +y.value + step[1]);
    };
    const chosen = async ({ target }) => {
      const file = target.matches?.("[data-picture]") && target.files[0];
      if (!file) return;
      target.value = "";
      const place = document.getElementById("picture-told");
      place.textContent = sending;
      try {
        const type = file.type.startsWith("image/") ? file.type : "image/unknown";
        const headers = { "x-advocacy": "1", "content-type": type };
        const answer = await fetch("/api/v1/pictures", { method: "POST", body: file, headers });
        const said = await answer.json();
        place.textContent = answer.ok ? "" : said.detail;
        if (answer.ok) put("picture", said.id);
      } catch {
        place.textContent = failed;
      }
    };
    const leaving = (event) => dirty && event.preventDefault();
    const heard = { input: typed, change: chosen, click: clicked, keydown: keyed };
    for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear);
    addEventListener("beforeunload", leaving);
    return () => {
      clearTimeout(timer);
      for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear);
      removeEventListener("beforeunload", leaving);
    };
  }, [id]);
  return null;
}
