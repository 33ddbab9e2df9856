// Photos on their way: what was written lies on this phone, with its pictures, until the server has taken it; so does
// the one that is being written. Each photo arrives once: it carries one client_id however often it is sent. A photo
// goes out in the name of whoever took it, never of who reads here next. What mends a photo (fields.photo) may come
// without a file. Pages and the service worker both use this file (after sending.js and outbox.js), hence no exports:
// `self.photoOutbox`, and "photo-outbox" events on `self` with the news { type: changed | progress | sent | refused, … }.
(() => {
  const PATIENCE = 180_000;
  const KEPT = 30 * 86_400_000;
  const LATER = new Set([408, 425, 429, 507]);
  const travelling = new Map(); // client_id → what stops it
  const parts = new Map(); // client_id → how much of it has left the phone, whichever page or worker sends it
  const stores = [{ name: "waiting", options: { keyPath: "client_id" } }, { name: "drafts" }];
  const { within, flush, tell, afresh } = self.sending({ name: "photo-outbox", base: "photos", stores, round });

  // Before any page listens: a photo may be on its way before the page that shows it is there.
  self.addEventListener("photo-outbox", ({ detail: { type, id, part } }) => (type === "progress" ? parts.set(id, part) : parts.delete(id)));

  // One draft of a new photo for whoever is signed in, and one for each of their photos that is being mended.
  const nameOf = (member, photo) => (photo ? `${member} ${photo}` : member);
  const readDraft = (member, photo) => within("readonly", (_, drafts) => drafts.get(nameOf(member, photo)));
  const keepDraft = (member, draft, photo) => within("readwrite", (_, drafts) => void drafts.put(draft, nameOf(member, photo)));

  async function list(member) {
    const all = await within("readonly", (waiting) => waiting.getAll());
    return all.filter((photo) => photo.member === member).sort((a, b) => a.at - b.at);
  }

  // Out of a draft, it becomes photos that wait in one step: after a crash they are the one or the other.
  async function add(member, photos, { draft = false } = {}) {
    const now = Date.now();
    await within("readwrite", (waiting, drafts) => {
      for (const [n, photo] of photos.entries()) waiting.put({ ...photo, member, at: now + n, state: "waiting", reason: "" });
      for (const { fields } of photos) if (fields.photo) drafts.delete(nameOf(member, fields.photo));
      if (draft) drafts.delete(member);
    });
    tell({ type: "changed" });
    flush();
  }

  async function remove(id) {
    await within("readwrite", (waiting) => void waiting.delete(id));
    travelling.get(id)?.();
    tell({ type: "changed", id });
  }

  async function retry(id) {
    await within("readwrite", (waiting) => {
      const found = waiting.get(id);
      found.onsuccess = () => found.result && waiting.put({ ...found.result, state: "waiting", reason: "" });
    });
    tell({ type: "changed" });
    afresh();
    return flush();
  }

  async function refuse(photo, reason) {
    await within("readwrite", (waiting) => {
      const found = waiting.getKey(photo.client_id);
      found.onsuccess = () => found.result && waiting.put({ ...photo, state: "refused", reason });
    });
    tell({ type: "refused", id: photo.client_id, reason });
  }

  // It goes out by itself later; until then its author reads why it has not.
  async function putOff(photo, reason) {
    await within("readwrite", (waiting) => {
      const found = waiting.getKey(photo.client_id);
      found.onsuccess = () => found.result && waiting.put({ ...photo, reason });
    });
    tell({ type: "changed", id: photo.client_id });
  }

  // What nobody sent within a month, because its author never came back to this phone, goes.
  const forgetOld = () =>
    within("readwrite", (waiting) => {
      const all = waiting.getAll();
      all.onsuccess = () => {
        for (const photo of all.result) if (Date.now() - photo.at > KEPT) waiting.delete(photo.client_id);
      };
    });

  // Sends what waits, in its order. False when something has to be tried again later.
  async function round() {
    const member = await self.outbox.owner();
    if (navigator.onLine === false || !member) return false;
    await forgetOld();
    let done = true;
    for (const { client_id } of (await list(member)).filter(({ state }) => state === "waiting")) {
      const photo = await within("readonly", (waiting) => waiting.get(client_id));
      const outcome = photo ? await send(photo) : "done";
      if (outcome === "stop") return false;
      done &&= outcome === "done";
    }
    return done;
  }

  async function send(photo) {
    const answer = await (self.XMLHttpRequest ? withProgress(photo) : quietly(photo)).catch(() => null);
    travelling.delete(photo.client_id);
    if (await isOver(answer)) await self.outbox.over();
    if (!answer || answer.status === 401) return (await still(photo)) ? (tell({ type: "changed", id: photo.client_id }), "stop") : "done";
    if (answer.status >= 500 || LATER.has(answer.status)) return await putOff(photo, answer.body?.detail ?? ""), "later";
    if (answer.status >= 400) await refuse(photo, answer.body?.detail ?? "");
    else {
      await within("readwrite", (waiting) => void waiting.delete(photo.client_id));
      tell({ type: "sent", id: photo.client_id });
    }
    return "done";
  }

  // A server that says no before it has read everything looks like a line that broke: one small question tells.
  async function isOver(answer) {
    if (!answer && navigator.onLine) answer = await fetch("/api/v1/me", { headers: HEADERS, cache: "no-store" }).catch(() => null);
    return answer?.status === 401;
  }

  const still = ({ client_id }) => within("readonly", (waiting) => waiting.getKey(client_id));

  function form(photo) {
    const form = new FormData();
    form.set("client_id", photo.client_id);
    for (const [name, value] of Object.entries(photo.fields)) if (value) form.set(name, value);
    if (photo.file) form.set("file", photo.file, "photo.jpg"); // the last one: the words are known before the bytes come
    return form;
  }

  const HEADERS = { "x-advocacy": "1", accept: "application/json" };

  async function quietly(photo) {
    tell({ type: "progress", id: photo.client_id, part: 0 });
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch("/api/v1/photos", { method: "POST", headers: HEADERS, body: form(photo), signal });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  }

  function withProgress(photo) {
    return new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      request.open("POST", "/api/v1/photos");
      for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
      request.responseType = "json";
      request.timeout = PATIENCE;
      request.upload.onprogress = ({ loaded, total }) => tell({ type: "progress", id: photo.client_id, part: loaded / total });
      request.onload = () => done({ status: request.status, body: request.response });
      request.onerror = request.ontimeout = request.onabort = fail;
      travelling.set(photo.client_id, () => request.abort());
      tell({ type: "progress", id: photo.client_id, part: 0 });
      request.send(form(photo));
    });
  }

  self.photoOutbox = { parts, add, list, remove, retry, flush, readDraft, keepDraft };
})();
