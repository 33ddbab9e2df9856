// shrink(file) → { blob, width, height }, made in a worker. Rejects with the { key } of a sentence where the phone
// cannot read the file.
let worker = null;
let last = 0;
const waiting = new Map();

export function shrink(file) {
  worker ??= started();
  const n = ++last;
  return new Promise((done, fail) => {
    waiting.set(n, { done, fail, file });
    worker.postMessage({ n, file });
  });
}

function started() {
  const made = new Worker(new URL("./shrinking.js", import.meta.url));
  made.onmessage = ({ data: { n, fault, ...picture } }) => {
    const { done, fail, file } = waiting.get(n);
    waiting.delete(n);
    if (fault) fail(refused(file));
    else done(picture);
  };
  // The worker died, most often for want of memory: whoever waits may try again with a new one.
  made.onerror = () => {
    worker = null;
    for (const { fail, file } of waiting.values()) fail(refused(file));
    waiting.clear();
  };
  return made;
}

function refused({ type, name }) {
  if (/hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name)) return { key: "photos.refused_heic" };
  return { key: /^image\/(jpeg|png|webp)$/.test(type) ? "photos.refused_damaged" : "photos.refused_format" };
}
