// The phone's outbox. Small deeds (thanks, a saved post, "not for me", a share that went out, what was on the screen)
// wait here until the server has taken them. Each arrives exactly once: it carries one Idempotency-Key however often it
// is sent, and only one page or worker sends at a time. Pages and the service worker both use this file, hence no
// exports: `self.outbox`, and "outbox" events on `self` with the news { type: waiting | sent | refused, … }.
(() => {
  const TIMEOUT = 20_000;
  const LONGEST_WAIT = 300_000;
  const TOO_OLD = 30 * 86_400_000;
  const LATER = new Set([408, 425, 429]);
  const channel = "BroadcastChannel" in self ? new BroadcastChannel("outbox") : null;
  let opening = null;
  let running = null;
  let again = false;
  let timer = 0;
  let failures = 0;
  let closed = false; // nobody is signed in here any more: what this page still notices as it goes is not kept

  function database() {
    return (opening ??= new Promise((done, fail) => {
      const request = indexedDB.open("outbox", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("deeds", { keyPath: "n", autoIncrement: true });
        request.result.createObjectStore("facts");
      };
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    }));
  }

  // One transaction; resolves when it is on the disk, with the result of the request that `work` returns.
  async function within(mode, work) {
    const transaction = (await database()).transaction(["deeds", "facts"], mode, { durability: "strict" });
    return new Promise((done, fail) => {
      const request = work(transaction.objectStore("deeds"), transaction.objectStore("facts"));
      transaction.oncomplete = () => done(request?.result);
      transaction.onabort = () => fail(transaction.error);
    });
  }

  const list = () => within("readonly", (deeds) => deeds.getAll());
  const toggles = (deed) => deed.method === "PUT" || deed.method === "DELETE";

  // Of several "on" and "off" for the same thing only the last one counts, so at most one of them waits.
  async function add({ method, path, body = null, kind = "", slug = "" }) {
    if (closed) return "";
    const deed = { key: crypto.randomUUID(), method, path, body, kind, slug, at: Date.now() };
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

  function flush() {
    clearTimeout(timer);
    again = true;
    return (running ??= exclusively(rounds).finally(() => (running = null)));
  }

  const exclusively = (work) => (navigator.locks ? navigator.locks.request("outbox", work) : work());

  async function rounds() {
    let done = true;
    while (again) {
      again = false;
      done = await round();
    }
    failures = done ? 0 : failures + 1;
    if (!done) timer = setTimeout(flush, Math.min(LONGEST_WAIT, 2 ** failures * 1000) * (0.75 + Math.random() / 2));
    return done;
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
      await within("readwrite", (_, facts) => facts.put(true, "signed-out"));
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

  function tell(news) {
    channel?.postMessage(news);
    heard(news);
  }

  function heard(news) {
    if (news.type === "emptied") closed = true;
    self.dispatchEvent(new CustomEvent("outbox", { detail: news }));
  }

  if (channel) channel.onmessage = ({ data }) => heard(data);
  self.outbox = { add, list, empty, flush, belongTo, owner };
})();
