// Sheets are native dialogs. [data-opens="id"] opens one, [data-closes] inside closes it; so do Escape, a tap beside it
// and "back". While a sheet is open the history holds one entry more, with the same address and the router's own state,
// so that "back" closes the sheet instead of leaving the page. [data-from="text"] inside a sheet shows the data-text of
// the button that opened it, so one sheet serves every card.
const opener = new WeakMap();
let ours = 0; // entries that we added
let silent = 0; // steps back that we ask for ourselves

export function openSheet(id, from = document.activeElement) {
  const sheet = document.getElementById(id);
  if (!sheet || sheet.open) return;
  opener.set(sheet, from);
  for (const place of sheet.querySelectorAll("[data-from]")) place.textContent = from?.dataset?.[place.dataset.from] ?? "";
  sheet.showModal();
  (sheet.querySelector("[autofocus]") ?? document.getElementById(`${id}-title`))?.focus({ preventScroll: true });
  sheet.addEventListener("close", closed, { once: true });
  history.pushState({ ...history.state, sheet: id }, "");
  ours += 1;
  sheet.dispatchEvent(new CustomEvent("opened", { bubbles: true, detail: { from } }));
}

function closed({ target }) {
  const from = opener.get(target);
  if (from?.isConnected) from.focus({ preventScroll: true });
  if (history.state?.sheet !== target.id || !ours) return;
  ours -= 1;
  silent += 1;
  history.back();
}

document.addEventListener("click", (event) => {
  const tapped = event.target.closest?.("[data-opens], [data-closes]");
  if (tapped?.hasAttribute("data-opens")) openSheet(tapped.dataset.opens, tapped);
  else if (tapped) tapped.closest("dialog")?.close();
  else if (event.target.matches?.("dialog.sheet") && beside(event, event.target)) event.target.close();
});

function beside({ clientX: x, clientY: y, detail }, sheet) {
  const box = sheet.getBoundingClientRect();
  return detail > 0 && (x < box.left || x > box.right || y < box.top || y > box.bottom);
}

// Before the router hears of it: our own steps back, and those that only close a sheet, change no page.
addEventListener(
  "popstate",
  (event) => {
    const open = document.querySelector("dialog.sheet[open]");
    if (silent) silent -= 1;
    else if (open && ours) {
      ours -= 1;
      open.close();
    } else return;
    event.stopImmediatePropagation();
  },
  { capture: true },
);

window.openSheet = openSheet;
