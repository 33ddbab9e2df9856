// Whether all sharing stands still. Nobody may share on with what a phone heard before: the composer looks again at
// once ("sharing:changed"), and a phone that slept or was out of reach asks when it is back.
import { useEffect, useRef } from "react";

export function Standstill({ version, onChange }) {
  const seen = useRef(version);
  useEffect(() => {
    const look = () => document.hidden || onChange();
    addEventListener("connection:back", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("connection:back", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  useEffect(() => {
    if (version === seen.current) return;
    seen.current = version;
    onChange();
    dispatchEvent(new Event("sharing:changed"));
  }, [version]);
  return null;
}
