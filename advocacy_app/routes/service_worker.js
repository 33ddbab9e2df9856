// The service worker. What belongs to nobody (the shell: files of the build, two pages without a word about anyone) is
// kept per build; what belongs to the reader (the last feed, saved posts, pictures) in caches of its own, which go at
// sign-out. It never touches the socket, sign-in, or anything but GET. The server fills in the names in capitals.
const LANGUAGE = "__LANGUAGE__";
const SHELL = "shell-__BUILD__";
const FILES = __FILES__;
const PAGES = new Set(__PAGES__);
const DYNAMIC = new RegExp("__DYNAMIC__");
const HOME = "/";
const LEARN = "/learn";
const FALLBACK = "/c/-"; // any address without a page of its own: the same file for all
const PRIVATE = "private";
const PICTURES = "pictures";
const INDEX = "/-/pictures";
const PATIENCE = 2500;
const STALE = 12 * 3_600_000;
const DAY = 86_400_000;
const LONGEST = 7 * DAY;
const MOST_PICTURES = 60;
const MOST_BYTES = 30_000_000;

importScripts("__SENDING__", "__OUTBOX__", "__PHOTO_OUTBOX__");

// Life and death

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll(FILES);
  for (const page of [HOME, FALLBACK]) {
    const answer = await fetch(page, { headers: { "x-shell": LANGUAGE }, cache: "reload", redirect: "error" });
    if (!answer.ok || answer.headers.get("content-language") !== LANGUAGE) throw new Error(`No shell for ${page}`);
    await shell.put(page, answer);
  }
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

// The build before this one stays, for tabs that still show it.
async function activate() {
  const shells = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== SHELL);
  for (const old of shells.slice(0, -1)) await caches.delete(old);
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  const { data, ports } = event;
  const work = { "take-over": () => self.skipWaiting(), keep: () => keep(data.save), letGo, forget }[data?.type];
  if (work) event.waitUntil(work().then(() => ports[0]?.postMessage("done")));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(both().then((done) => done || Promise.reject(new Error("later"))));
});

async function both() {
  const done = await Promise.all([self.outbox.flush(), self.photoOutbox.flush()]);
  return done.every(Boolean);
}

// Notifications: a kind and a number, never a name. A tap goes where the notice leads.

self.addEventListener("push", (event) => event.waitUntil(notify(event.data?.json() ?? {})));

async function notify({ title, body, href, unread, tag }) {
  if (unread) navigator.setAppBadge?.(unread).catch(() => {});
  const icon = "/icons/icon-192.png";
  await self.registration.showNotification(title, { body, tag, icon, lang: LANGUAGE, data: { href } });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(visit(new URL(event.notification.data?.href ?? "/inbox", location.origin).href));
});

async function visit(address) {
  if (!address.startsWith(`${location.origin}/`)) return null;
  const open = await self.clients.matchAll({ type: "window" });
  const there = open.find(({ url }) => url === address);
  return there ? there.focus() : self.clients.openWindow(address);
}

// What is whose

let changing = Promise.resolve();
let reader = 0; // counts who was here: what was asked for by the last one is not kept for the next

async function forget() {
  reader += 1;
  recent = null;
  await Promise.all([PRIVATE, PICTURES, "shared"].map((name) => caches.delete(name)));
}

// The session ended, wherever that was noticed: what was kept of it goes before anything else is answered.
self.addEventListener("outbox", ({ detail }) => detail.type === "over" && (changing = forget()));

async function over() {
  await self.outbox.over();
  await changing;
}

// Who signs out, or has to sign in anew, is not told anything here any more.
async function goSilent() {
  await (await self.registration.pushManager?.getSubscription())?.unsubscribe();
}

const bootAddress = (path) => `/api/v1/boot?${new URLSearchParams({ path, l: LANGUAGE })}`;

// The last feed, the list of saved posts, the lessons that are next, and each of these with its pictures.
async function keep(save) {
  const mine = reader;
  await letGo().catch(() => {});
  if (!(await keepPage(HOME)) || save) return;
  const list = await keepPage("/saved");
  const saved = new Set(list?.body.match(/(?<="slug":")[^"]+/g) ?? []);
  for (const slug of saved) await keepUnlessNew(`/c/${slug}`);
  const lessons = lessonsIn(await keepPage(LEARN));
  for (const [n, lesson] of lessons.entries()) await keepUnlessNew(lesson, n ? DAY : 0);
  if (mine !== reader) return;
  const cache = await caches.open(PRIVATE);
  const pages = [HOME, "/saved", LEARN, ...lessons, ...[...saved].map((slug) => `/c/${slug}`)];
  const wanted = new Set(pages.map(bootAddress));
  for (const { url } of await cache.keys()) if (!wanted.has(url.replace(location.origin, ""))) await cache.delete(url);
}

async function keepPage(path) {
  const mine = reader;
  const answer = await ask(path).catch(() => null);
  if (!answer?.ok || mine !== reader) return null;
  await (await caches.open(PRIVATE)).put(bootAddress(path), stamped(answer.clone()));
  return answer.json();
}

const ask = (path) => fetchOwn(bootAddress(path));

async function fetchOwn(address) {
  const answer = await fetch(address, { headers: { "x-advocacy": "1" }, cache: "no-store" });
  if (answer.status === 401) await over();
  return answer;
}

function stamped(answer) {
  return new Response(answer.body, { headers: { "content-type": "application/json", "x-kept": String(Date.now()) } });
}

// A post or a lesson with its pictures.
async function keepUnlessNew(path, newer = DAY) {
  const kept = await lastOf(path);
  if (kept && kept.age < newer) return;
  const page = await keepPage(path);
  for (const picture of new Set(picturesIn(page)))
    if (!(await someSize(picture))) await takePicture(`${picture}720.webp`).catch(() => {});
}

// Of a post the first one stands for it; a lesson names the id of each picture.
function picturesIn(page) {
  const ids = page?.body.match(/(?<="picture":\{"id":")[^"]+/g) ?? [];
  return page?.body.match(/\/media\/[^/"]+\//g)?.slice(0, 1) ?? ids.map((id) => `/media/${id}/`);
}

// The open lessons of the track that the reader is in, today's refresher among them; the current one comes first.
const lessonsIn = (page) => page?.body.match(/"keep":\[([^\]]*)\]/)?.[1].match(/\/learn\/[^"]+/g) ?? [];

// Looking does not open a cache that was just forgotten.
const privately = (address, cacheName = PRIVATE) => caches.match(address, { cacheName });

async function lastOf(path) {
  const answer = await keptOf(path);
  if (!answer) return null;
  const page = await answer.json();
  return page.lang === LANGUAGE ? { ...page, age: ageOf(answer) } : null;
}

// Offline nobody hears that a post was taken back: what was not asked for anew for a week leaves the phone (decision 0015).
async function keptOf(path) {
  const answer = await privately(bootAddress(path));
  if (!answer || ageOf(answer) < LONGEST) return answer;
  await dropOld();
  return null;
}

const ageOf = (answer) => Date.now() - Number(answer.headers.get("x-kept"));

// Pictures are those of the pages: they go when the feed does.
async function dropOld() {
  const cache = await caches.open(PRIVATE);
  for (const request of await cache.keys())
    if (ageOf(await cache.match(request)) >= LONGEST) await cache.delete(request);
  if (await cache.match(bootAddress(HOME))) return;
  recent = null;
  await caches.delete(PICTURES);
}

// Photos that were taken back, or that somebody in them no longer agrees to, leave this phone too: what was kept of them
// here, and in the browser's own cache, which asking anew overwrites with an answer that nobody keeps.
async function letGo() {
  const mine = reader;
  const answer = await fetchOwn("/api/v1/photos/gone");
  if (!answer.ok) return;
  const gone = (await answer.json()).pictures;
  if (mine !== reader) return;
  const [cache, index] = [await caches.open(PICTURES), await pictures()];
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!gone.some((id) => pathname.startsWith(`/media/${id}/`))) continue;
    await cache.delete(pathname);
    index.delete(pathname);
    await fetch(pathname, { cache: "reload" }).catch(() => {});
  }
  if (mine !== reader) return;
  const pages = await caches.open(PRIVATE);
  for (const request of await pages.keys()) {
    const kept = await (await pages.match(request)).text();
    if (gone.some((id) => kept.includes(id))) await pages.delete(request);
  }
}

// Answers

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === "/add") return event.respondWith(receive(request));
  if (request.mode === "navigate") return navigate(event, url);
  if (request.method !== "GET") return;
  if (url.pathname === "/api/v1/boot") event.respondWith(boot(url.searchParams.get("path")));
  else if (/^\/media\/(?!film\/)/.test(url.pathname) && !url.search) event.respondWith(picture(request, url.pathname));
  else if (/^\/(assets|js|i18n|icons)\//.test(url.pathname)) event.respondWith(file(request));
});

// Photos from the phone's gallery, through its share sheet: they wait here for the page, which shrinks and keeps them.
// The sheet opens a window and comes from nowhere; a page that names itself, or a frame in one, hands nothing over. Those
// that hide their name are told apart by the page: it looks only in the installed app, which alone a sheet knows.
async function receive(request) {
  const from = request.referrer && new URL(request.referrer).origin;
  if (request.destination !== "document" || (from && from !== location.origin)) return Response.redirect("/add", 303);
  const form = await request.formData();
  const cache = await caches.open("shared");
  const words = form.get("text") || form.get("title");
  if (words) await cache.put("/-/shared/words", new Response(words));
  const files = form.getAll("photos").filter((file) => file.size && file.size < MOST_BYTES).slice(0, 10);
  for (const [n, file] of files.entries())
    await cache.put(`/-/shared/${n}`, new Response(file, { headers: { "content-type": file.type } }));
  return Response.redirect("/add?shared=1", 303);
}

function navigate(event, { pathname }) {
  // Somebody comes or goes: what was kept for whoever was here before is not shown to anyone else.
  if (pathname.startsWith("/auth/")) event.waitUntil((changing = forget()));
  if (pathname === "/sign-in") event.waitUntil(over());
  if (pathname === "/auth/sign-out" || pathname === "/sign-in") event.waitUntil(goSilent().catch(() => {}));
  const path = pathname.replace(/(?<=.)\/$/, "");
  if (event.request.method !== "GET" || !(PAGES.has(path) || DYNAMIC.test(path))) return;
  event.respondWith(changing.then(() => page(event, path)));
}

// A normal start shows the last feed at once; a reload, and every other page, asks the network first.
async function page(event, path) {
  const { request } = event;
  const kept = await lastOf(path);
  const start = path === HOME && (request.cache === "default" || request.cache === "force-cache");
  if (start && kept && kept.age < STALE) {
    event.waitUntil(stillIn(event.resultingClientId));
    return (await compose(path, kept)) ?? fetch(request);
  }
  const answer = fetch(request);
  const soon = await Promise.race([answer.catch(() => null), new Promise((go) => setTimeout(go, PATIENCE))]);
  return soon ?? (await compose(path, kept)) ?? answer;
}

// The last feed is on the screen before anybody was asked: where the session has ended, it leaves it at once.
async function stillIn(client) {
  const answer = await fetchOwn("/api/v1/me").catch(() => null);
  if (answer?.status === 401) (await self.clients.get(client))?.postMessage("over");
}

async function compose(path, kept) {
  const shell = await (await caches.open(SHELL)).match(path === HOME ? HOME : FALLBACK, { ignoreVary: true });
  if (!shell) return null;
  const { head = "", body = await whose() } = kept ?? {};
  const html = (await shell.text()).replace("</head>", () => `${head}</head>`).replace("<body>", () => `<body>${body}`);
  const headers = new Headers(shell.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set("x-from", "worker");
  return new Response(html, { headers });
}

// Of a page that was not kept nothing is known but who reads here: enough to take a photo, and to see those that wait.
async function whose() {
  const member = await self.outbox.owner();
  return member ? `<x-who hidden data-member="${member}"></x-who>` : "";
}

async function boot(path) {
  const answer = await ask(path).catch(() => null);
  return answer ?? (await keptOf(path)) ?? Response.error();
}

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

// Pictures: at most sixty and thirty megabytes, the longest unseen goes first.

let recent = null; // address → { bytes, at }
let writing = 0;

async function picture(request, path) {
  const kept = await privately(path, PICTURES);
  if (kept) return touch(path), kept;
  try {
    return await takePicture(path, request);
  } catch (error) {
    const other = await someSize(path.slice(0, path.lastIndexOf("/") + 1));
    if (other) return other;
    throw error;
  }
}

async function takePicture(path, request = path) {
  const mine = reader;
  const answer = await fetch(request);
  if (answer.ok && mine === reader && !navigator.connection?.saveData) await store(path, answer.clone());
  return answer;
}

async function store(path, answer) {
  const mine = reader;
  const bytes = (await answer.clone().blob()).size;
  if (mine !== reader) return;
  const cache = await caches.open(PICTURES);
  try {
    await cache.put(path, answer);
  } catch {
    await caches.delete(PICTURES); // the phone is full: pictures are the first to go
    return;
  }
  const index = await pictures();
  index.set(path, { bytes, at: Date.now() });
  await trim(cache, index);
  touch(path);
}

async function trim(cache, index) {
  const oldest = [...index].sort(([, a], [, b]) => a.at - b.at);
  let bytes = oldest.reduce((sum, [, one]) => sum + one.bytes, 0);
  while (oldest.length > MOST_PICTURES || bytes > MOST_BYTES) {
    const [path, one] = oldest.shift();
    bytes -= one.bytes;
    index.delete(path);
    await cache.delete(path);
  }
}

async function pictures() {
  if (recent) return recent;
  const cache = await caches.open(PICTURES);
  const noted = new Map((await (await cache.match(INDEX))?.json()) ?? []);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== INDEX && !noted.has(pathname)) noted.set(pathname, { bytes: MOST_BYTES / MOST_PICTURES, at: 0 });
  }
  return (recent ??= noted);
}

async function touch(path) {
  const index = await pictures();
  if (index.has(path)) index.get(path).at = Date.now();
  clearTimeout(writing);
  writing = setTimeout(async () => recent && (await caches.open(PICTURES)).put(INDEX, Response.json([...recent])), 1000);
}

// Offline any size of a picture is better than none.
async function someSize(folder) {
  const cache = await caches.open(PICTURES);
  const found = (await cache.keys()).find(({ url }) => new URL(url).pathname.startsWith(folder));
  return found && cache.match(found);
}
