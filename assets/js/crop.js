// cropper(place, blob) → the part of a picture that is kept, or null when nobody wants to cut after all. A frame with
// four corners: they follow a finger, and the arrow keys.
import { t } from "./words.js";

const LEAST = 0.2;
const STEP = 0.02;
const CORNERS = [
  ["left", "top", "photos.crop_top_left"],
  ["right", "top", "photos.crop_top_right"],
  ["left", "bottom", "photos.crop_bottom_left"],
  ["right", "bottom", "photos.crop_bottom_right"],
];
const KEYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function cropper(place, blob) {
  const kept = { left: 0.05, top: 0.05, right: 0.95, bottom: 0.95 };
  const image = Object.assign(new Image(), { src: URL.createObjectURL(blob), alt: "", draggable: false });
  const frame = make("div", { class: "frame" });
  const area = make("div", { class: "crop-area" }, image, frame);
  const corners = CORNERS.map(([x, y, key]) => make("button", { type: "button", class: `corner at-${x} at-${y}`, "aria-label": t(key) }));
  frame.append(...corners);

  const draw = () => {
    for (const [side, value] of Object.entries(kept)) frame.style.setProperty(`--${side}`, value);
  };

  // Each side moves alone, stays inside the picture and leaves something between itself and the other one.
  function move([x, y], dx, dy) {
    kept[x] = x === "left" ? clamp(kept.left + dx, 0, kept.right - LEAST) : clamp(kept.right + dx, kept.left + LEAST, 1);
    kept[y] = y === "top" ? clamp(kept.top + dy, 0, kept.bottom - LEAST) : clamp(kept.bottom + dy, kept.top + LEAST, 1);
    draw();
  }

  corners.forEach((corner, n) => {
    const sides = CORNERS[n];
    corner.onpointerdown = (event) => (corner.setPointerCapture(event.pointerId), event.preventDefault());
    corner.onpointermove = (event) => {
      if (!corner.hasPointerCapture(event.pointerId)) return;
      const box = area.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      move(sides, x - kept[sides[0]], y - kept[sides[1]]);
    };
    corner.onkeydown = (event) => {
      if (!KEYS[event.key]) return;
      event.preventDefault();
      move(sides, ...KEYS[event.key]);
    };
  });

  draw();
  return new Promise((done) => {
    const use = make("button", { type: "button", class: "btn pri sm" }, t("photos.crop_use"));
    const leave = make("button", { type: "button", class: "btn out sm" }, t("common.cancel"));
    use.onclick = async () => done(await cut(blob, kept));
    leave.onclick = () => done(null);
    place.replaceChildren(make("p", { class: "sm muted" }, t("photos.crop_help")), area, make("div", { class: "row" }, use, leave));
    corners[0].focus();
  });
}

async function cut(blob, { left, top, right, bottom }) {
  const picture = await createImageBitmap(blob);
  const [width, height] = [Math.round((right - left) * picture.width), Math.round((bottom - top) * picture.height)];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d").drawImage(picture, left * picture.width, top * picture.height, width, height, 0, 0, width, height);
  picture.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.86 });
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
