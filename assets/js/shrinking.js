// Makes a photo small and leaves everything behind that is not the picture: painted anew, it has no place, no time, no
// camera in it. Runs in a worker of its own, so that the screen stays quick; { n, file } comes in, { n, blob, width,
// height } or { n, fault } goes out.
const LONGEST = 2048;
const AIM = 450_000;
const QUALITIES = [0.86, 0.78, 0.7, 0.6, 0.5];

self.onmessage = async ({ data: { n, file } }) => {
  try {
    self.postMessage({ n, ...(await shrunk(file)) });
  } catch (error) {
    self.postMessage({ n, fault: error.name });
  }
};

async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#fff"; // behind what is see-through
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  return { blob: await packed(canvas), width, height };
}

async function packed(canvas) {
  let blob = null;
  for (const quality of QUALITIES) {
    blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (blob.size <= AIM) break;
  }
  return blob;
}
