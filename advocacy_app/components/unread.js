// The number of unread notices: the page that the server sent knows it first, then each page of the app asks. It stands
// on the app's icon, too, where a browser allows that.
import { useContext, useEffect, useLayoutEffect, useRef } from "react";
import { DispatchContext } from "$/utils/context-registry";

export function Unread({ state, count, version, onChange }) {
  const dispatch = useContext(DispatchContext);
  const seen = useRef(version);
  useLayoutEffect(() => {
    const reader = document.querySelector("x-who[data-unread]");
    if (!reader) return void onChange();
    dispatch[state]?.({ count_rx_state_: Number(reader.dataset.unread) });
    delete reader.dataset.unread;
  }, []);
  useEffect(() => {
    if (version !== seen.current) onChange();
    seen.current = version;
  }, [version]);
  useEffect(() => {
    if (count) navigator.setAppBadge?.(count).catch(() => {});
    else navigator.clearAppBadge?.().catch(() => {});
  }, [count]);
  return null;
}
