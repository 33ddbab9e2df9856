// The phone's outbox. Small deeds (thanks, a saved post, "not for me", a share that went out, what was on the screen)
// wait here until the server has taken them. Each arrives exactly once: it carries one Idempotency-Key however often it
// is sent. Pages and the service worker both use this file (after sending.js), hence no exports: `self.outbox`, and
// "outbox" events on `self` with the news { type: waiting | sent | refused | emptied | over, … }.
(() => {
  const TIMEOUT = 20_000;
  const TOO_OLD = 30 * 86_400_000;
  const LATER = new Set([408, 425, 429]);
  const stores = [{ name: "deeds", options: { keyPath: "n", autoIncrement: true } }, { name: "facts" }];
  const { within, flush, tell } = self.sending({ name: "outbox", stores, round });
  let closed = false; // nobody is signed in here any more: what this page still notices as it goes is not kept
  self.addEventListener("outbox", ({ detail }) => detail.type === "emptied" && (closed = true)); // by another page, too

  const list = () => within("readonly", (deeds) => deeds.getAll());
  const toggles = (deed) => deed.method === "PUT" || deed.method === "DELETE";

  // Of several "on" and "off" for the same thing only the last one counts, so at most one of them waits.
  async function add({ method, path, body = null, kind = "", slug = "", right = false }) {
    if (closed) return "";
    const deed = { key: crypto.randomUUID(), method, path, body, kind, slug, right, at: Date.now() };
    await within("readwrite", (deeds) => {
      const all = deeds.getAll();
      all.onsuccess = () => {
        for (const old of all.result) if (old.path === path && toggles(old) && toggles(deed)) deeds.delete(old.n);
        deeds.add(deed);
      };
    });
    tell({ type: "waiting", deed });
    flush();
    return deed.key;
  }

  // Whether it was still there: a deed that was replaced while it travelled brings no news.
  function remove(n) {
    let found = null;
    return within("readwrite", (deeds) => {
      const request = deeds.getKey(n);
      request.onsuccess = () => ((found = request.result), deeds.delete(n));
    }).then(() => found !== undefined);
  }

  async function empty() {
    closed = true;
    await within("readwrite", (deeds, facts) => (deeds.clear(), facts.clear()));
    tell({ type: "emptied" });
  }

  // What another person left on this phone goes out in nobody's name. Returns whether the phone changed hands.
  async function belongTo(member) {
    const owner = await within("readonly", (_, facts) => facts.get("owner"));
    if (owner && owner !== member) await empty();
    closed = false;
    await within("readwrite", (_, facts) => (facts.delete("signed-out"), facts.put(member, "owner")));
    return Boolean(owner && owner !== member);
  }

  // In whose name this phone sends; nobody's after sign-out, or when the session ended elsewhere.
  async function owner() {
    const over = await within("readonly", (_, facts) => facts.get("signed-out"));
    return over ? "" : within("readonly", (_, facts) => facts.get("owner"));
  }

  // The session ended, here or elsewhere: until somebody signs in, this phone sends nothing and is nobody's.
  async function over() {
    await within("readwrite", (_, facts) => facts.put(true, "signed-out"));
    tell({ type: "over" });
  }

  // Sends what waits, in its order. False when something has to be tried again later.
  async function round() {
    if (navigator.onLine === false || (await within("readonly", (_, facts) => facts.get("signed-out")))) return false;
    let done = true;
    for (const deed of await list()) {
      const outcome = await send(deed);
      if (outcome === "stop") return false;
      done &&= outcome === "done";
    }
    return done;
  }

  async function send(deed) {
    const response = await post(deed);
    if (!response) return "stop";
    if (response.status === 401) {
      await over();
      return "stop";
    }
    if ((response.status >= 500 || LATER.has(response.status)) && Date.now() - deed.at < TOO_OLD) return "later";
    const answer = await response.json().catch(() => null);
    if (await remove(deed.n)) tell({ type: response.ok ? "sent" : "refused", deed, answer });
    return "done";
  }

  function post({ method, path, body, key }) {
    const headers = { "content-type": "application/json", "idempotency-key": key, "x-advocacy": "1" };
    const signal = AbortSignal.timeout(TIMEOUT);
    return fetch(path, { method, headers, body: body && JSON.stringify(body), signal, keepalive: true }).catch(() => null);
  }

  self.outbox = { add, list, empty, flush, belongTo, owner, over };
})();
