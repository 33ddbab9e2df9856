// Tells the phone's own modules (assets/js/add.js, photos.js) that their page is there, and the server what they ask.
import { useEffect } from "react";

export function PhotoPage({ page, onAsk, onSent }) {
  useEffect(() => {
    window.photosPage = page;
    dispatchEvent(new CustomEvent("photos:page", { detail: page }));
    const ask = ({ detail }) => onAsk?.(detail);
    const sent = () => onSent?.();
    addEventListener("add:ask", ask);
    addEventListener("photos:sent", sent);
    return () => {
      window.photosPage = "";
      delete document.documentElement.dataset.add;
      removeEventListener("add:ask", ask);
      removeEventListener("photos:sent", sent);
    };
  }, []);
  return null;
}
