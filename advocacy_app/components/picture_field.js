// A picture for a form with a field named "picture": it goes up by itself, then the form sends its name.
import { useEffect } from "react";

export function PictureSender({ sending, failed }) {
  useEffect(() => {
    const part = (form, name) => form.querySelector(`[data-picture-${name}]`);
    const told = (form, words) => (part(form, "told").textContent = words);
    const put = (form, id, address) => {
      form.elements.picture.value = id;
      part(form, "seen").hidden = part(form, "none").hidden = !id;
      if (id) part(form, "seen").src = address;
    };
    // Nothing is saved while the picture is on its way, or it would be saved without it.
    const busy = (form, on) => form.querySelectorAll("[type=submit]").forEach((one) => (one.disabled = on));
    const send = async (form, file) => {
      const type = file.type.startsWith("image/") ? file.type : "image/unknown";
      const headers = { "x-advocacy": "1", "content-type": type };
      told(form, sending);
      busy(form, true);
      try {
        const answer = await fetch("/api/v1/pictures", { method: "POST", body: file, headers });
        const said = await answer.json();
        told(form, answer.ok ? "" : said.detail);
        if (answer.ok) put(form, said.id, URL.createObjectURL(file));
      } catch {
        told(form, failed);
      }
      busy(form, false);
    };
    const chosen = ({ target }) => {
      const file = target.matches?.("[data-picture-file]") && target.files[0];
      if (!file) return;
      target.value = "";
      send(target.form, file);
    };
    const clicked = ({ target }) => {
      const drop = target.closest?.("[data-picture-none]");
      if (drop) put(drop.closest("form"), "", "");
    };
    document.addEventListener("change", chosen);
    document.addEventListener("click", clicked);
    return () => {
      document.removeEventListener("change", chosen);
      document.removeEventListener("click", clicked);
    };
  }, []);
  return null;
}
