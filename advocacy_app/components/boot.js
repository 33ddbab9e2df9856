// The boot feed is HTML in front of the app: the first cards, readable and usable before any script has run.
// 1. right after hydration, before paint: the first page of the feed goes from the page's JSON into the client's copy
//    of the state, without the socket   2. when the live card's picture is decoded, the boot feed makes way
import { useContext, useEffect, useLayoutEffect } from "react";
import { DispatchContext } from "$/utils/context-registry";

export function Boot({ state, live }) {
  const dispatch = useContext(DispatchContext);
  useLayoutEffect(() => {
    const json = document.getElementById("boot-json");
    if (!json) return;
    const data = JSON.parse(json.textContent);
    json.remove();
    if (data.state === state) dispatch[state]?.(data.vars);
  }, []);
  useEffect(() => {
    const boot = document.querySelector("boot-screen");
    const target = document.getElementById(live);
    if (!boot || !target) return;
    let done = false;
    const swap = async () => {
      const at = Math.round(boot.scrollTop / boot.clientHeight) || 0;
      const card = target.querySelectorAll("[data-live]")[at];
      if (done || !card) return;
      done = true;
      watcher.disconnect();
      boot.setAttribute("aria-hidden", "true");
      const image = card.querySelector("img");
      if (image) {
        image.loading = "eager";
        await image.decode().catch(() => {});
      }
      if (boot.dataset.moving) await new Promise((go) => boot.addEventListener("scrollend", go, { once: true }));
      target.scrollTop = boot.scrollTop;
      window.acts?.redraw(target);
      boot.remove();
      performance.mark("boot-removed");
    };
    const watcher = new MutationObserver(swap);
    watcher.observe(target, { childList: true, subtree: true });
    swap();
    return () => {
      watcher.disconnect();
      boot.remove();
    };
  }, []);
  return null;
}
