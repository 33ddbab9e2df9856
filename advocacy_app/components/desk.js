// The writer's desk: the form is the truth, this makes it speak. After a pause in typing the form is sent with the deed
// "look", which draws the preview; its buttons send it with theirs. Pictures go up by themselves.
import { useEffect } from "react";

const PAUSE = 400;
const STAYS = /^(look|add|drop|up|down)\b/; // deeds after which what was typed is still not kept

export function Desk({ form: id, sending, failed }) {
  useEffect(() => {
    let timer = 0;
    let dirty = false;
    const form = () => document.getElementById(id);
    const send = (deed) => {
      clearTimeout(timer);
      form().elements.deed.value = deed;
      form().requestSubmit();
      if (!STAYS.test(deed)) dirty = false;
      if (deed === "publish") open()?.scrollIntoView({ block: "center" });
    };
    // What nobody confirmed keeps it from starting: the first of it comes into sight.
    const open = () => form().querySelector('[name^="pledge:"]:not(:checked)')?.closest("li");
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
      if (target.form && target.form === form() && target.type !== "file") lookSoon(); // its id may be hidden by a field of that name
    };
    const clicked = (event) => {
      const button = event.target.closest?.("[data-deed]");
      if (button) return undescribed(button.dataset.deed) ? ask(button) : send(button.dataset.deed);
      if (event.target.closest?.("[data-anyway]")) return send(asked);
      if (event.target.closest?.("[data-describes]")) return setTimeout(describe);
      const leads = event.target.closest?.("[data-leads]");
      if (leads) return lead(document.getElementById(leads.dataset.leads));
      if (event.target.closest?.("[data-drop-picture]")) return put("picture", "");
      if (event.target.closest?.("[data-drop-film]")) return film("", "");
      const pick = event.target.closest?.(".focus-pick");
      if (pick && event.detail) focus(pick, event);
    };
    // A picture goes out with a description, or after one question.
    let asked = "";
    const alts = () => [...form().querySelectorAll('[name^="alt:"]')];
    const undescribed = (deed) =>
      ["publish", "schedule"].includes(deed) && form().elements.picture?.value && !alts().some((alt) => alt.value.trim());
    const ask = (button) => {
      asked = button.dataset.deed;
      window.openSheet("undescribed-sheet", button);
    };
    const describe = () => {
      const own = alts().find((alt) => alt.name === `alt:${form().elements.language.value}`) ?? alts()[0];
      own.closest("details").open = true;
      own.focus();
      own.scrollIntoView({ block: "center" });
    };
    // On a phone the form stands far above what it is about: whoever asks for it is taken there.
    const lead = (place) => {
      for (const fold of place.querySelectorAll(":scope > details")) fold.open = true;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "start" });
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
    const film = (id, captions) => {
      form().elements.film.value = id;
      put("film_captions", captions);
    };
    // A file on its way: said where it belongs, and everything else in the form stays as it is.
    const up = async (method, path, body, type, told) => {
      const place = document.getElementById(told);
      place.textContent = sending;
      try {
        const answer = await fetch(path, { method, body, headers: { "x-advocacy": "1", "content-type": type } });
        const said = answer.status === 204 ? {} : await answer.json();
        place.textContent = answer.ok ? "" : said.detail;
        return answer.ok ? said : null;
      } catch {
        place.textContent = failed;
        return null;
      }
    };
    const SEND = {
      picture: async (file) => {
        const type = file.type.startsWith("image/") ? file.type : "image/unknown";
        const said = await up("POST", "/api/v1/pictures", file, type, "picture-told");
        if (said) put("picture", said.id);
      },
      // Into a part of a lesson, in place of the picture that stands there.
      part: async (file, into) => {
        const type = file.type.startsWith("image/") ? file.type : "image/unknown";
        const said = await up("POST", "/api/v1/pictures", file, type, `${into}-told`);
        const words = form().elements[into];
        if (said) words.value = words.value.replace(/\]\([^)]*\)/, `](${said.id})`);
        lookSoon();
      },
      inline: async (file) => {
        const type = file.type.startsWith("image/") ? file.type : "image/unknown";
        const said = await up("POST", "/api/v1/pictures", file, type, "picture-told");
        const words = form().elements.body;
        if (said) words.setRangeText(`![](${said.id})`, words.selectionStart, words.selectionEnd, "end");
        words.focus();
      },
      film: async (file) => {
        const said = await up("POST", "/api/v1/films", file, "video/mp4", "film-told");
        if (said) film(said.id, "");
      },
      captions: async (file) => {
        const { film: id, film_captions: there } = form().elements;
        const language = document.getElementById("captions-language").value;
        const path = `/api/v1/films/${id.value}/captions/${language}`;
        const said = await up("PUT", path, file, "text/vtt", "film-told");
        if (said) film(id.value, [...new Set([...there.value.split(",").filter(Boolean), language])].join(","));
      },
    };
    const chosen = ({ target }) => {
      const file = target.files?.[0];
      if (!file || !(target.dataset.file in SEND)) return;
      target.value = "";
      SEND[target.dataset.file](file, target.dataset.into);
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
