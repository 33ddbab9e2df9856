// Calls `onChange` when `version` changes; a hidden page waits until it is looked at.
import { useEffect, useRef } from "react";

export function Follow({ version, onChange }) {
  const seen = useRef(version);
  useEffect(() => {
    if (version === seen.current) return;
    seen.current = version;
    if (!document.hidden) return void onChange();
    document.addEventListener("visibilitychange", () => onChange(), { once: true });
  }, [version]);
  return null;
}
