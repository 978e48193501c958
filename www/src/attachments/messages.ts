/**
 * What a form with file inputs says, in English. A translation has its own as `files`. In braces stands what is put in:
 * the name of a file, a limit in words, numbers.
 */
export const FILE_SENTENCES = {
  drop: "You can also drag files here.",
  chosen: "Chosen files",
  remove: "Remove",
  removeNamed: "Remove {name}",
  removed: "{name} was removed.",
  count: "Files chosen: {count}",
  tooLarge: "“{name}” is too large. This form takes files of up to {limit} each.",
  tooLargeThere: "“{name}” is larger than the other side takes.",
  tooMany: "“{name}” is one file too many. This form takes {limit} at most.",
  wrongType: "“{name}” is not of a kind that this form takes: {limit}.",
  folder: "“{name}” is a folder. Please choose the files that are in it.",
  leftOut: "It was left out.",
  pleaseRemove: "Please remove it.",
  required: "Please choose a file.",
  images: "pictures",
  videos: "videos",
  sounds: "sound recordings",
  sealing: "File {file} of {files} is being encrypted on this device.",
  sending: "Encrypted file {file} of {files} is being sent.",
  paused: "Paused. What was sent already is kept.",
  amount: "{done} of {total}",
  pause: "Pause",
  goOn: "Go on",
  cancel: "Cancel",
};

export type FileSentences = typeof FILE_SENTENCES;

/** The page's own words, from `messages.files`, which belongs to element.js and is handed to what is here. */
export type Words = Record<string, string> | undefined;

/** A sentence in the page's language, with what belongs into its braces. */
export function sentence(
  words: Words,
  key: keyof FileSentences,
  put: Record<string, string | number> = {},
): string {
  const template = words?.[key] ?? FILE_SENTENCES[key];
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => String(put[name] ?? braces));
}

/** The language that numbers are written in: that of the page around the element. */
export const languageOf = (element: Element): string | undefined => {
  const lang = element.closest("[lang]")?.getAttribute("lang") ?? "";
  return Intl.NumberFormat.supportedLocalesOf(isTag(lang) ? lang : [])[0];
};

const isTag = (lang: string): boolean => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(lang);

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A number of bytes as people read it, never more than it is: a limit that is rounded up would be a lie. */
export function inUnits(bytes: number, language: string | undefined): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const amount = Math.floor((bytes / 1000 ** power) * 10) / 10;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    maximumFractionDigits: 1,
  }).format(amount);
}
