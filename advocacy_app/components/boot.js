// The boot screen is HTML in front of the app: the first cards, readable and usable before any script has run.
// 1. right after hydration, before paint: the page's JSON goes into the client's copy of the state, without the socket
// 2. when the live picture is decoded, the boot screen makes way; at once if its own has not come either
// 3. the page is loaded for real, around what is on the screen: onReady(slugs), and again when its topic changes
import { startTransition, useContext, useEffect, useLayoutEffect, useRef } from "react";
import { DispatchContext } from "$/utils/context-registry";

export function Boot({ state, live, version, onReady }) {
  const dispatch = useContext(DispatchContext);
  useLayoutEffect(() => {
    const json = sent(document, state);
    const behind = document.querySelector("boot-screen"); // nobody waits for what is drawn there: in slices
    if (json) (behind ? startTransition : now)(() => take(json.textContent, state, dispatch));
    keepWhatIsShown(dispatch, state, Boolean(json));
    json?.remove();
  }, []);
  useEffect(() => {
    const load = () => onReady?.(window.feedShown?.() ?? []);
    load();
    if (document.documentElement.dataset.link === "lost") readKept(state, dispatch);
    addEventListener("connection:back", load);
    return () => removeEventListener("connection:back", load);
  }, []);
  const seen = useRef(version);
  useEffect(() => {
    if (version !== seen.current) onReady?.(window.feedShown?.() ?? []);
    seen.current = version;
  }, [version]);
  useEffect(() => handOver(live), []);
  return null;
}

const now = (deed) => deed();
const sent = (page, state) => page.querySelector(`x-boot > script[data-state="${state}"]`);
const take = (text, state, dispatch) => dispatch[state]?.(JSON.parse(text).vars);

// Without a connection a page that is opened inside the app shows what the service worker kept of it.
async function readKept(state, dispatch) {
  const address = `/api/v1/boot?path=${encodeURIComponent(location.pathname)}`;
  const answer = await fetch(address, { headers: { "x-advocacy": "1" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString((await answer.json()).body, "text/html");
  const json = sent(page, state);
  if (json) take(json.textContent, state, dispatch);
}

// A server that has just started knows nothing yet. Its empty answer does not sweep the screen; the load that follows
// brings what is true now.
function keepWhatIsShown(dispatch, state, shown) {
  const reduce = dispatch[state];
  if (reduce.careful) return;
  const knowsNothing = (delta) => delta.loaded_rx_state_ === false || delta.loads_rx_state_ === 0;
  let sliced = shown;
  const careful = (delta) => {
    if (knowsNothing(delta)) return;
    (sliced ? startTransition : now)(() => reduce(delta));
    sliced = false;
  };
  dispatch[state] = Object.assign(careful, { careful: true });
}

function handOver(live) {
  const boot = document.querySelector("boot-screen");
  const target = document.getElementById(live);
  if (!boot || !target) return;
  let done = false;
  const swap = async () => {
    const at = Math.round(boot.scrollTop / boot.clientHeight) || 0;
    const card = target.querySelectorAll("[data-live]:not([hidden])")[at];
    if (done || !card) return;
    done = true;
    watcher.disconnect();
    const image = card.querySelector("img");
    if (image && boot.querySelectorAll("article")[at]?.querySelector("img")?.complete) {
      image.loading = "eager";
      await image.decode().catch(() => {});
    }
    if (boot.dataset.moving) await new Promise((go) => boot.addEventListener("scrollend", go, { once: true }));
    target.scrollTop = boot.scrollTop;
    if (boot.contains(document.activeElement)) card.focus({ preventScroll: true });
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
}
