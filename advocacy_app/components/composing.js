// Between the words on the page (assets/js/composer.js) and the server: questions go out as events, answers come back.
import { useEffect, useLayoutEffect, useRef } from "react";

export function Composing({ composer, settled, version, onSettle }) {
  const seen = useRef(version);
  useEffect(() => {
    const ask = ({ detail: d }) => onSettle(d.n, d.words, d.network, d.language, d.captionId, d.disclosed);
    addEventListener("composer:ask", ask);
    return () => {
      removeEventListener("composer:ask", ask);
      tell("open", null);
    };
  }, []);
  useLayoutEffect(() => hideWhatDoesNotFit(composer.slug));
  useEffect(() => tell("open", composer.slug && fits(composer.slug) ? composer : null), [composer.slug]);
  useEffect(() => tell("answer", settled), [settled.n]);
  useEffect(() => {
    if (version !== seen.current) dispatchEvent(new Event("sharing:changed"));
    seen.current = version;
  }, [version]);
  return null;
}

// Coming from another card, its composer is still there until this one is loaded: nobody sees it, and its draft stays away.
const fits = (slug) => location.pathname.replace(/\/$/, "").endsWith(`/share/${slug}`);

function hideWhatDoesNotFit(slug) {
  document.getElementById("composer").style.visibility = !slug || fits(slug) ? "" : "hidden";
}

// Whoever starts later finds the last word of each kind in window.composing.
function tell(kind, detail) {
  window.composing = { ...window.composing, [kind]: detail };
  dispatchEvent(new CustomEvent(`composer:${kind}`, { detail }));
}
