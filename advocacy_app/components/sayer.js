// What the server tells this tab becomes one toast. `n` grows with each saying; the tab remembers the last one, so that
// a reload does not say it again.
import { useEffect } from "react";

export function Sayer({ saying }) {
  useEffect(() => {
    if (!saying?.n || saying.n <= Number(sessionStorage.getItem("said"))) return;
    sessionStorage.setItem("said", saying.n);
    window.toast?.(saying.text, { stay: saying.bad });
  }, [saying?.n]);
  return null;
}
