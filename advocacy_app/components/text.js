// t() in the browser: window.__i18n is set by the page's language script before React starts. While pages are
// prerendered there is no window: t() leaves a marker that the build fills, once per language.
const catalogue = typeof window === "undefined" ? null : window.__i18n;
const plural = catalogue && new Intl.PluralRules(catalogue.lang);
let format; // costs a slow phone a tenth of a second; below a thousand nothing is grouped in any language of ours
const whole = (n) => (n >= 0 && n < 1000 ? `${n}` : (format ??= new Intl.NumberFormat(catalogue.lang)).format(n));

export function t(key, args) {
  if (!catalogue) return "\u27E6" + encodeURIComponent(JSON.stringify([key, args])) + "\u27E7";
  let message = catalogue.m[key];
  if (message === undefined) return key;
  if (typeof message === "object") message = message[plural.select(Math.abs(args.n))] ?? message.other;
  return message.replace(/\{(\w+)\}(\.?)/g, (_, name, stop) => {
    const value = `${Number.isInteger(args[name]) ? whole(args[name]) : args[name]}`;
    return value.endsWith(".") ? value : value + stop; // "18. 11." and "Žiga P." end a sentence by themselves
  });
}

// The company's name stands in the page that the server sent; the build leaves a place for it.
export function company() {
  if (!catalogue) return "\u27E6" + encodeURIComponent('["@company",{}]') + "\u27E7";
  return document.querySelector("x-i18n")?.dataset.company ?? "";
}
