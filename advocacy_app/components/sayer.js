// What the server tells this tab becomes one toast. `n` grows with each saying.
import { useEffect } from "react";

export function Sayer({ saying }) {
  useEffect(() => {
    if (saying?.n) window.toast?.(saying.text, { stay: saying.bad });
  }, [saying?.n]);
  return null;
}
