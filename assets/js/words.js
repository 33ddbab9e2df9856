// t("key", { n, name }): texts for what is drawn outside of React, from the page's language script.
const { lang = "en", m = {} } = window.__i18n ?? {};
let plural, format; // a slow phone's tenth of a second; below a thousand nothing is grouped in any language of ours
const category = (n) => (plural ??= new Intl.PluralRules(lang)).select(Math.abs(n));
const whole = (n) => (n >= 0 && n < 1000 ? `${n}` : (format ??= new Intl.NumberFormat(lang)).format(n));

export const language = lang;

export function t(key, args = {}) {
  let message = m[key] ?? "";
  if (typeof message === "object") message = message[category(args.n)] ?? message.other;
  return message.replace(/\{(\w+)\}/g, (_, name) => (Number.isInteger(args[name]) ? whole(args[name]) : args[name]));
}

export const clock = (moment) => new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
export const weekday = (moment) => new Intl.DateTimeFormat(lang, { weekday: "long" }).format(moment);
