import { choose, direction, LANGUAGE_TAGS, LANGUAGES, language } from "../words/language.ts";
import { type HtmlWords, pageWords as words } from "../words/page.ts";
import { translation } from "../words/translation.ts";
import { make, woven } from "./dom.ts";
import { startPage } from "./page.ts";

/**
 * What every page does whose own text is translated, before anything else. English is in the HTML; where there is another
 * language, it takes the place of what `data-words` and `data-words-label` name.
 */
export function startTranslatedPage(): void {
  const { documentElement: root } = document;
  if (translation) [root.lang, root.dir] = [language, direction];
  for (const element of document.querySelectorAll<HTMLElement>("[data-words]")) {
    const sentence = sentenceFor(element.dataset.words);
    if (sentence) element.replaceChildren(...woven(sentence, [...element.children]));
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-words-label]")) {
    const label = sentenceFor(element.dataset.wordsLabel);
    if (label) element.setAttribute("aria-label", label);
  }
  document.querySelector("footer")?.append(languageField());
  startPage();
}

// Which keys there are in the HTML, a test compares with the table.
const sentenceFor = (key: string | undefined): string | undefined =>
  translation?.html[key as keyof HtmlWords];

/** Each language under its own name, so that whoever cannot read the page finds theirs. */
function languageField(): HTMLElement {
  const select = make("select", { id: "language", autocomplete: "off" });
  for (const tag of LANGUAGE_TAGS) {
    const option = make("option", { value: tag, lang: tag, dir: "auto" }, LANGUAGES[tag]);
    option.selected = tag === language;
    select.append(option);
  }
  // A button: with the keyboard a select changes at each step, and the page would be loaded at the first.
  const use = make("button", { class: "quiet" }, words.useLanguage);
  const form = make("form", { method: "dialog", class: "language" });
  form.append(make("label", { for: "language" }, words.language), select, use);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(select.value);
  });
  return form;
}
