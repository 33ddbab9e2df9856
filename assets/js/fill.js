// A sheet that serves many openers: what its opener carries as data-text, data-slug … stands in the sheet, too; where
// the sheet has an element with data-fill="text", styles write that text into it (as an attribute, since React must find
// its own children when it starts).
document.addEventListener(
  "click",
  (event) => {
    const opener = event.target.closest?.("[data-opens]");
    const sheet = opener && document.getElementById(opener.dataset.opens);
    if (!sheet) return;
    for (const [name, value] of Object.entries(opener.dataset)) {
      if (name === "opens") continue;
      sheet.dataset[name] = value;
      for (const place of sheet.querySelectorAll(`[data-fill="${name}"]`)) place.dataset.filled = value;
    }
  },
  { capture: true },
);
