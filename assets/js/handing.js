// [data-copy="text"] puts its text into the clipboard and says [data-said]; [data-print] prints the page.
// [data-pass="address"] hands an address to the phone's own sheet, or does the same as [data-copy] where there is none.
const copied = async (text, said) => {
  await navigator.clipboard.writeText(text);
  window.toast(said);
};

document.addEventListener("click", async (event) => {
  const copy = event.target.closest?.("[data-copy]");
  const pass = event.target.closest?.("[data-pass]");
  if (copy) await copied(copy.dataset.copy, copy.dataset.said);
  if (pass && !navigator.share) await copied(pass.dataset.pass, pass.dataset.said);
  // Whoever closes the sheet without choosing has changed their mind, which is no error.
  if (pass && navigator.share) await navigator.share({ url: pass.dataset.pass }).catch(() => {});
  if (event.target.closest?.("[data-print]")) print();
});
