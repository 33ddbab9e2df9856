// What the two outboxes share: a small database on the phone, taking turns, and trying again. Used by pages and by the
// service worker, hence no exports: `self.sending({ name, stores, round })` gives
//   within(mode, work)  one transaction; resolves when it is on the disk, with the result of the request that `work`
//                       returns; `work` gets the stores in their order
//   flush()             sends what waits; one page or worker at a time. `round` sends once and says whether all is done
//   tell(news)          the news for every page and worker: a "<name>" event on `self`
//   afresh()            forget earlier failures, so that the next try comes soon
// `stores` are { name, options } of IndexedDB.
(() => {
  const LONGEST_WAIT = 300_000;

  self.sending = ({ name, base = name, stores, round }) => {
    const channel = "BroadcastChannel" in self ? new BroadcastChannel(name) : null;
    const names = stores.map((store) => store.name);
    let opening = null;
    let running = null;
    let again = false;
    let timer = 0;
    let failures = 0;

    function database() {
      return (opening ??= new Promise((done, fail) => {
        const request = indexedDB.open(base, 1);
        request.onupgradeneeded = () => {
          for (const store of stores) request.result.createObjectStore(store.name, store.options);
        };
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      }));
    }

    async function within(mode, work) {
      const transaction = (await database()).transaction(names, mode, { durability: "strict" });
      return new Promise((done, fail) => {
        const request = work(...names.map((store) => transaction.objectStore(store)));
        transaction.oncomplete = () => done(request?.result);
        transaction.onabort = () => fail(transaction.error);
      });
    }

    function flush() {
      clearTimeout(timer);
      again = true;
      return (running ??= exclusively(rounds).finally(() => (running = null)));
    }

    const exclusively = (work) => (navigator.locks ? navigator.locks.request(name, work) : work());

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

    function tell(news) {
      channel?.postMessage(news);
      heard(news);
    }

    const heard = (news) => self.dispatchEvent(new CustomEvent(name, { detail: news }));
    if (channel) channel.onmessage = ({ data }) => heard(data);
    return { within, flush, tell, afresh: () => (failures = 0) };
  };
})();
