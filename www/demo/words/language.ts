/** The languages of these pages, by their own names, as they are chosen among. */
export const LANGUAGES = {
  en: "English",
  ar: "العربية",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  pt: "Português",
  zh: "中文",
};
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as Language[];

const KEY = "sealform-demo-language";

/** The page's language: what was chosen on this device, else what the browser asks for. Where there is no page, English. */
export const language: Language =
  typeof document === "undefined" ? "en" : (chosen() ?? asked(navigator.languages) ?? "en");

export const direction = language === "ar" ? "rtl" : "ltr";

/** Keeps the choice, and loads the page in it. Where a browser keeps nothing, that is the language of before. */
export function choose(chosen: string): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    console.info("This browser keeps nothing: its own language counts.");
  }
  location.reload();
}

function chosen(): Language | undefined {
  try {
    return asked([localStorage.getItem(KEY) ?? ""]);
  } catch {
    return undefined;
  }
}

/** The first of these that there is, whatever the country: of `pt-BR` it is `pt`. */
function asked(tags: readonly string[]): Language | undefined {
  for (const tag of tags) {
    const base = tag.split("-")[0]?.toLowerCase();
    const found = LANGUAGE_TAGS.find((one) => one === base);
    if (found) return found;
  }
  return undefined;
}
