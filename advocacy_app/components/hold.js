// A decision waits while its toast stands, so that it can be taken back; it is done when the toast goes, when the next
// decision comes, and when the page is left. `n` grows with each decision; one that a reload cut short is done.
import { useEffect } from "react";

export function Hold({ held, onUndo, onDo }) {
  useEffect(() => {
    if (!held?.n) return;
    if (held.n <= Number(sessionStorage.getItem("held"))) return void onDo(held.n);
    sessionStorage.setItem("held", held.n);
    let open = true;
    const end = (done) => {
      if (open) done?.(held.n);
      open = false;
    };
    const options = { action: held.undo, run: () => end(onUndo), gone: () => end(onDo) };
    const dismiss = window.toast(held.text, options);
    const leave = () => document.hidden && (end(onDo), dismiss());
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      end(onDo);
      dismiss();
    };
  }, [held?.n]);
  return null;
}
