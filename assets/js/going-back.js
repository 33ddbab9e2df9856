// [data-back]: a link that steps back in the history when the page before it was one of ours, so that a list keeps its
// place; otherwise it is an ordinary link. The router counts its pages in history.state.idx.
//
// [data-skip="id"]: a link that gives the focus to what it names and leaves the address alone.
document.addEventListener(
  "click",
  (event) => {
    const skip = event.target.closest?.("a[data-skip]");
    if (skip) return event.preventDefault(), document.getElementById(skip.dataset.skip).focus();
    const link = event.target.closest?.("a[data-back]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || !(history.state?.idx > 0)) return;
    event.preventDefault();
    event.stopPropagation();
    history.back();
  },
  { capture: true },
);
