// When posts changed, this phone lets go of pictures that were taken back.
import { useEffect, useRef } from "react";

export function LetGo({ version }) {
  const seen = useRef(version);
  useEffect(() => {
    if (version !== seen.current) navigator.serviceWorker?.controller?.postMessage({ type: "letGo" });
    seen.current = version;
  }, [version]);
  return null;
}
