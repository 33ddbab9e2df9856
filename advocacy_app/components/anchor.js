// What is loaded after the page came could not be scrolled to by the browser: done here, once it stands there.
import { useEffect } from "react";

export function Anchor({ page }) {
  useEffect(() => {
    const place = page && location.hash ? document.getElementById(location.hash.slice(1)) : null;
    place?.scrollIntoView({ block: "start" });
  }, [page]);
  return null;
}

// What is in sight anyway stays where it is: a month as a grid is seen whole, as a list it begins weeks before today.
export function Today({ page, place }) {
  useEffect(() => {
    const today = page && document.querySelector(place);
    if (today && today.getBoundingClientRect().bottom > innerHeight) today.scrollIntoView({ block: "center" });
  }, [page]);
  return null;
}
