// What is loaded after the page came could not be scrolled to by the browser: done here, once it stands there.
import { useEffect } from "react";

export function Anchor({ page }) {
  useEffect(() => {
    const place = page && location.hash ? document.getElementById(location.hash.slice(1)) : null;
    place?.scrollIntoView({ block: "start" });
  }, [page]);
  return null;
}
