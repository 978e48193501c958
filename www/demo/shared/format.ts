import { type Language, language } from "../words/language.ts";

// British English has the day first and 24 hours; Arabic here the digits that recovery codes and hashes have too.
const LOCALES: Partial<Record<Language, string>> = { en: "en-GB", ar: "ar-u-nu-latn" };
/** What `Intl` knows the page's language by. */
export const locale = LOCALES[language] ?? language;

// Day, month by name, 24 hours: read the same way everywhere, whatever the reader's country.
const DATE = { day: "numeric", month: "short", year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const WHEN = new Intl.DateTimeFormat(locale, { ...DATE, ...TIME });
const DAY = new Intl.DateTimeFormat(locale, DATE);
const COUNT = new Intl.NumberFormat(locale);
const KILOBYTES = new Intl.NumberFormat(locale, {
  style: "unit",
  unit: "kilobyte",
  maximumFractionDigits: 1,
});
const EITHER = new Intl.ListFormat(locale, { type: "disjunction" });

/** An RFC 3339 time in the reader's time zone, or the text itself when it is none. */
export function when(time: string): string {
  return formatted(time, WHEN);
}

/** The day of such a time. */
export function day(time: string): string {
  return formatted(time, DAY);
}

/** A whole number with separators. */
export function count(number: number): string {
  return COUNT.format(number);
}

/** The forms of a word that a language has for its numbers. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form that a number needs in that language: English has two of them, Arabic six. */
export function pluralsOf(language: Language): (number: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (number, forms) => forms[rules.select(number)] ?? forms.other;
}

/** "a, b or c". */
export function either(names: readonly string[]): string {
  return EITHER.format(names);
}

/** A number of bytes in kB (1,000 bytes). */
export function size(bytes: number): string {
  return KILOBYTES.format(bytes / 1000);
}

/** Hexadecimal digits in groups of four bytes, so that lines break at the same places at every width. */
export function grouped(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(" ") ?? "";
}

function formatted(time: string, format: Intl.DateTimeFormat): string {
  const date = new Date(time);
  return Number.isNaN(date.valueOf()) ? time : format.format(date);
}
