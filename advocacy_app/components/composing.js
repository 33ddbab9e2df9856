// Between the words on the page (assets/js/composer.js) and the server: questions go out as events, answers come back.
import { useEffect, useLayoutEffect } from "react";

export function Composing({ composer, settled, onSettle }) {
  useEffect(() => {
    const ask = ({ detail: d }) => onSettle(d.n, d.words, d.network, d.language, d.captionId, d.disclosed);
    addEventListener("composer:ask", ask);
    return () => {
      removeEventListener("composer:ask", ask);
      tell("open", null);
    };
  }, []);
  useLayoutEffect(() => hideWhatDoesNotFit(composer.slug));
  useEffect(() => tell("open", composer.slug ? composer : null), [composer.slug]);
  useEffect(() => tell("answer", settled), [settled.n]);
  return null;
}

// Coming from another card, its composer would be seen until this one is loaded.
function hideWhatDoesNotFit(slug) {
  const fits = !slug || location.pathname.replace(/\/$/, "").endsWith(`/share/${slug}`);
  document.getElementById("composer").style.visibility = fits ? "" : "hidden";
}

// Whoever starts later finds the last word of each kind in window.composing.
function tell(kind, detail) {
  window.composing = { ...window.composing, [kind]: detail };
  dispatchEvent(new CustomEvent(`composer:${kind}`, { detail }));
}
