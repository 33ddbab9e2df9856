// Tab lists: the arrow keys move the choice, Home and End go to its ends; only the chosen tab is in the tab order.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.('[role="tab"]');
  const list = tab?.closest('[role="tablist"]');
  if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
  const tabs = [...list.querySelectorAll('[role="tab"]:not([disabled])')];
  const next = target(event.key, tabs.indexOf(tab), tabs.length, getComputedStyle(list).direction === "rtl");
  if (next === undefined) return;
  event.preventDefault();
  tabs[next].focus();
  tabs[next].click();
});

function target(key, at, count, mirrored) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  if (!step) return undefined;
  const sideways = key === "ArrowRight" || key === "ArrowLeft";
  return (at + (sideways && mirrored ? -step : step) + count) % count;
}
