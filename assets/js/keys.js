// Single keys for a desk where one thing follows another: inside [data-keys], a letter presses the button that carries it
// ([data-key]). Never while somebody writes, and only with the focus inside.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const desk = event.target.closest?.("[data-keys]");
  if (!desk || event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return;
  const button = desk.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
  desk.focus({ preventScroll: true });
});
