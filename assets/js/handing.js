// [data-copy="text"] puts its text into the clipboard and says [data-said]; [data-print] prints the page.
document.addEventListener("click", async (event) => {
  const copy = event.target.closest?.("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    window.toast(copy.dataset.said);
  }
  if (event.target.closest?.("[data-print]")) print();
});
