// Photos that wait go out whenever the app is here and online. What the pages about photos need comes with them.
const outbox = () => import("./photo-outbox.js").then(() => self.photoOutbox);
const flush = () => document.hidden || outbox().then((photos) => photos.flush()).catch(() => {});

addEventListener("load", flush);
for (const [target, name] of [[window, "online"], [window, "connection:back"], [window, "signed-in"], [document, "visibilitychange"]])
  target.addEventListener(name, flush);

// Wherever it was sent from, the list of what the server knows is read anew.
addEventListener("photo-outbox", ({ detail: { type } }) => type === "sent" && dispatchEvent(new Event("photos:sent")));

// components/photo_page.js tells which of the pages about photos is there, and again whenever it comes.
const pages = { add: () => import("./add.js"), photos: () => import("./photos.js") };
const open = (page) => pages[page]().then(() => dispatchEvent(new Event(`${page}:open`)));
addEventListener("photos:page", ({ detail }) => open(detail));
if (window.photosPage) open(window.photosPage);
