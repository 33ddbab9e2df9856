// One thing makes way for the next: whoever had scrolled down sees the next one from its top.
import { useEffect, useRef } from "react";

export function FromTheTop({ shown, place }) {
  const seen = useRef(shown);
  useEffect(() => {
    if (shown === seen.current) return;
    seen.current = shown;
    const next = document.getElementById(place);
    if (next?.getBoundingClientRect().top < 0) next.scrollIntoView({ block: "start" });
  }, [shown]);
  return null;
}
