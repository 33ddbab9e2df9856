// [data-back]: a link that steps back in the history when the page before it was one of ours, so that a list keeps its
// place; otherwise it is an ordinary link. The router counts its pages in history.state.idx.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("a[data-back]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || !(history.state?.idx > 0)) return;
    event.preventDefault();
    event.stopPropagation();
    history.back();
  },
  { capture: true },
);
