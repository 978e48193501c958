// Day, month by name, 24 hours: read the same way everywhere, whatever the reader's country.
const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
const COUNT = new Intl.NumberFormat("en-GB");
const KILOBYTES = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

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

/** A number of bytes in kB (1,000 bytes). */
export function size(bytes: number): string {
  return `${KILOBYTES.format(bytes / 1000)} kB`;
}

/** Hexadecimal digits in groups of four bytes, so that lines break at the same places at every width. */
export function grouped(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(" ") ?? "";
}

function formatted(time: string, format: Intl.DateTimeFormat): string {
  const date = new Date(time);
  return Number.isNaN(date.valueOf()) ? time : format.format(date);
}
