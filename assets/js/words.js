// t("key", { n, name }): texts for what is drawn outside of React, from the page's language script.
const { lang = "en", m = {} } = window.__i18n ?? {};
const plural = new Intl.PluralRules(lang);
const whole = new Intl.NumberFormat(lang);

export const language = lang;

export function t(key, args = {}) {
  let message = m[key] ?? "";
  if (typeof message === "object") message = message[plural.select(Math.abs(args.n))] ?? message.other;
  return message.replace(/\{(\w+)\}/g, (_, name) => (Number.isInteger(args[name]) ? whole.format(args[name]) : args[name]));
}

export const clock = (moment) => new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" }).format(moment);
