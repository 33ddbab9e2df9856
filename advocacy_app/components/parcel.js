// A zip of training files on its way to the server; what became of each file is written down, one line a file.
import { useEffect } from "react";

export function Parcel({ sending, failed, onIn }) {
  useEffect(() => {
    const say = (lines) => {
      const report = document.getElementById("parcel-report");
      report.replaceChildren(...lines.map(line));
      report.focus();
    };
    const line = ({ path = "", words, tone = "" }) => {
      const item = document.createElement("div");
      item.className = `note ${tone}`;
      const name = document.createElement("b");
      name.textContent = path;
      name.className = "break";
      const told = document.createElement("div");
      told.className = "grow";
      told.append(name, path ? document.createElement("br") : "", words);
      item.append(told);
      return item;
    };
    // What was not taken, or is new, stands above what is here already.
    const first = (files) => [...files.filter((one) => one.tone), ...files.filter((one) => !one.tone)];
    const send = async (file) => {
      say([{ words: sending }]);
      try {
        const headers = { "x-advocacy": "1", "content-type": "application/zip" };
        const answer = await fetch("/api/v1/training", { method: "POST", body: file, headers });
        // What is too large is refused on the doorstep, in plain words.
        const plain = answer.headers.get("content-type")?.startsWith("text/plain");
        const said = plain ? { detail: await answer.text() } : await answer.json();
        say(answer.ok ? first(said.files) : [{ words: said.detail, tone: "warn" }]);
        if (answer.ok) onIn?.();
      } catch {
        say([{ words: failed, tone: "warn" }]);
      }
    };
    const chosen = ({ target }) => {
      const file = target.matches?.("[data-parcel]") && target.files[0];
      if (!file) return;
      target.value = "";
      send(file);
    };
    document.addEventListener("change", chosen);
    return () => document.removeEventListener("change", chosen);
  }, []);
  return null;
}
