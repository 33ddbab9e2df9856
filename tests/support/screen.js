// What holds on every screen, as lists of faults: `faults.targets()`, `faults.overflow()`; `stretch(40)` makes every
// text longer first, as another language might. Read by tests/screen.py; nothing of it is served.
(() => {
  const ROOM = 1.5; // pixels by which browsers round
  const LEAST = 44;
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const box = (element) => element.getBoundingClientRect();
  const unseen = (element) => element.closest(".vh, [hidden], [inert], [aria-hidden=true], svg, dialog:not([open])");

  function called(element) {
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    const classes = typeof element.className === "string" ? element.className.split(" ").filter(Boolean).join(".") : "";
    return `${element.localName}${element.id ? `#${element.id}` : ""}${classes ? `.${classes}` : ""} “${words}”`;
  }

  // Targets: 44 by 44, or a finger that wide around the middle meets nothing else. Links inside a sentence are free.

  const TAPPED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=switch]";

  const inSentence = (element) =>
    element.localName === "a" && getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim() !== element.textContent.trim();

  function small(element) {
    const { width, height, left, top } = box(element);
    if (width >= LEAST - 0.5 && height >= LEAST - 0.5) return false;
    const [x, y, reach] = [left + width / 2, top + height / 2, LEAST / 2 - 1];
    const around = [[-reach, 0], [reach, 0], [0, -reach], [0, reach]];
    const own = (hit) => hit && (element.contains(hit) || hit.contains(element) && hit.matches("label, a, button") || hit.htmlFor === element.id && hit.htmlFor);
    return !around.every(([dx, dy]) => own(document.elementFromPoint(x + dx, y + dy)));
  }

  function targets() {
    const found = [];
    for (const element of document.querySelectorAll(TAPPED)) {
      if (!shown(element) || unseen(element) || inSentence(element) || element.matches(".skip")) continue;
      if (!box(element).width) continue;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const { width, height } = box(element);
      if (small(element)) found.push(`${called(element)} is ${Math.round(width)}×${Math.round(height)}`);
    }
    return found;
  }

  // Overflow: the page scrolls sideways, a text leaves what holds it, or is cut off without saying so.

  function overflow() {
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth + ROOM) found.push(`the page is ${page.scrollWidth} wide on ${page.clientWidth}${widest()}`);
    for (const element of document.body.querySelectorAll("*")) {
      if (!ownText(element) || !shown(element) || unseen(element)) continue;
      const fault = leaves(element);
      if (fault) found.push(`${called(element)} ${fault}`);
    }
    return found;
  }

  function widest() {
    const limit = document.documentElement.clientWidth + ROOM;
    const out = [...document.body.querySelectorAll("*")].filter((e) => shown(e) && !scrolls(e, "X") && box(e).right > limit);
    return out.length ? ` (${called(out.at(-1))})` : "";
  }

  const ownText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  // The box around an element's own words; what it hides from the eye does not count.
  function textBox(element) {
    const range = document.createRange();
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
    const boxes = own.flatMap((node) => (range.selectNodeContents(node), [...range.getClientRects()]));
    const side = (name, pick) => pick(...boxes.map((one) => one[name]));
    const [left, right, top, bottom] = [side("left", Math.min), side("right", Math.max), side("top", Math.min), side("bottom", Math.max)];
    return { left, right, top, bottom, width: boxes.length ? right - left : 0 };
  }

  function scrolls(element, axis) {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(one)[`overflow${axis}`])) return true;
    return false;
  }

  const says = (style) => style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";

  function leaves(element) {
    const text = textBox(element);
    if (!text.width) return "";
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      const [sideways, upright] = [style.overflowX, style.overflowY];
      if (says(style) || ["auto", "scroll"].includes(sideways)) return "";
      const hold = box(one);
      if (hold.width < 2) return ""; // for ears only
      const held = one.matches("button, a, label, .chip, .tag, .btn, .card, li, dialog, header, nav, main") || sideways !== "visible";
      if (held && style.display !== "inline" && style.display !== "contents") {
        if (text.right > hold.right + ROOM || text.left < hold.left - ROOM) return `leaves ${called(one).slice(0, 60)} sideways`;
        const cut = upright !== "visible" || one.matches("button, .btn, .chip, .tag");
        if (cut && !["auto", "scroll"].includes(upright) && (text.bottom > hold.bottom + ROOM + 2 || text.top < hold.top - ROOM - 2))
          return `leaves ${called(one).slice(0, 60)} upwards or downwards`;
      }
      if (["auto", "scroll"].includes(upright)) return "";
    }
    return "";
  }

  // Every word grows by so many percent, as one word, so that it cannot hide by wrapping.

  function stretch(percent) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const holder = text.parentElement;
      if (!holder || holder.closest("script, style, textarea, svg, .num") || !text.data.trim()) continue;
      text.data = longer(text.data, percent);
    }
    for (const field of document.querySelectorAll("[placeholder]")) field.placeholder = longer(field.placeholder, percent);
    for (const option of document.querySelectorAll("option")) option.label = longer(option.label, percent);
  }

  const longer = (text, percent) =>
    text.replace(/\p{L}+/gu, (word) => word + word.slice(-1).repeat(Math.ceil((word.length * percent) / 100)));

  // Keys: whatever can be tapped can be reached with Tab, shows that it has the focus, and is not hidden while it has it.

  const REACHED = "a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select, textarea, summary, [tabindex]";

  function mark() {
    const all = [...document.querySelectorAll(REACHED)].filter((e) => e.tabIndex >= 0 && shown(e) && !e.closest("[inert]") && box(e).width);
    const ones = all.filter((e) => e.type !== "radio" || e.checked);
    ones.forEach((element, n) => (element.dataset.key = n));
    return ones.length;
  }

  function focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const fault = !ringed(element) ? "shows no focus" : covered(element) ? "is covered" : "";
    return { key: element.dataset.key ?? "", fault: fault && `${called(element)} ${fault}` };
  }

  // Around itself, around what it stretches over, or around the field that it is the inside of.
  function ringed(element) {
    const around = [element, element.parentElement, element.parentElement?.parentElement, element.parentElement?.parentElement?.parentElement];
    const styles = [getComputedStyle(element, "::before"), getComputedStyle(element, "::after"), ...around.filter(Boolean).map((one) => getComputedStyle(one))];
    return styles.some(({ outlineStyle, outlineWidth, boxShadow }, n) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || (boxShadow !== "none" && n < 5));
  }

  function covered(element) {
    const { left, top, width, bottom } = box(element);
    const x = Math.min(innerWidth - 1, Math.max(0, left + Math.min(width, innerWidth) / 2));
    const heights = [top + 6, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2, bottom - 6];
    return heights.every((y) => {
      const hit = document.elementFromPoint(x, y);
      return !hit || (!element.contains(hit) && !hit.contains(element));
    });
  }

  const unreached = (keys) =>
    [...document.querySelectorAll("[data-key]")].filter((e) => shown(e) && !keys.includes(e.dataset.key)).map((e) => `${called(e)} cannot be reached`);

  const drawn = new CSSStyleSheet();
  drawn.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(drawn);

  window.faults = { targets, overflow };
  window.keys = { mark, focused, unreached };
  window.stretch = stretch;
})();
