// <html data-net="off"> after three seconds without a connection, "on" again at once and without a word. The network
// tells, and so may the socket: dispatch "connection:lost" or "connection:back" on window.
const PATIENCE = 3000;
const root = document.documentElement;
let timer = 0;

function lost() {
  if (timer || root.dataset.net === "off") return;
  timer = setTimeout(() => (root.dataset.net = "off"), PATIENCE);
}

function back() {
  clearTimeout(timer);
  timer = 0;
  root.dataset.net = "on";
}

for (const name of ["offline", "connection:lost"]) addEventListener(name, lost);
for (const name of ["online", "connection:back"]) addEventListener(name, back);
if (navigator.onLine) back();
else lost();
