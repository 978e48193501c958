import { passphraseWords as words } from "../words/passphrase.ts";
import { field } from "./action.ts";
import { make } from "./dom.ts";
import { revealButton } from "./reveal.ts";

// Whoever gets the locked keyring can guess without end, and with many machines. 4 stands for more than 10^10
// guesses; with Argon2id's tenth of a second for each, that is decades of a processor's time. 3 would be months.
const ENOUGH = 4;

/**
 * Two fields of a new passphrase: rated while it is typed, and valid only when strong and typed the same twice. `known` gives
 * words that an attacker knows too. Put `elements` into the form.
 */
export function newPassphrase(options: {
  id: string;
  label: string;
  form: HTMLFormElement;
  known: () => string;
}): { elements: HTMLElement[]; input: HTMLInputElement; rate: () => void } {
  const attributes = {
    type: "password",
    maxlength: "1024",
    autocomplete: "new-password",
    autocapitalize: "none",
    spellcheck: "false",
  };
  const first = field(options.label, { ...attributes, id: options.id }, words.hint);
  const repeat = field(words.repeat, { ...attributes, id: `${options.id}-repeat` });
  const rating = ratingView(options.id);
  first.input.setAttribute("aria-describedby", `${options.id}-hint ${options.id}-strength`);
  const reveal = revealButton(options.form, first.input, repeat.input);
  const row = make("div", { class: "with-button" });
  first.input.replaceWith(row);
  row.append(first.input, reveal);
  first.element.append(rating.element);

  const rate = (): void => {
    const isSame = repeat.input.value === first.input.value;
    repeat.input.setCustomValidity(isSame ? "" : words.different);
    // Until it is rated it does not pass, however fast somebody presses Enter.
    first.input.setCustomValidity(words.unrated);
    rateField(first.input, options.known(), rating.show).catch(() => rating.show(0, words.notRated));
  };
  for (const { input } of [first, repeat]) input.addEventListener("input", rate);
  options.form.addEventListener("reset", () => rating.show(0, words.unrated));
  // The dictionaries weigh more than the rest of the site, so they come when the field is first used.
  first.input.addEventListener("focus", () => import("./strength.ts").catch(() => undefined), { once: true });
  return { elements: [first.element, repeat.element], input: first.input, rate };
}

type Show = (score: number, text: string) => void;

async function rateField(input: HTMLInputElement, known: string, show: Show): Promise<void> {
  const passphrase = input.value;
  const { rate } = await import("./strength.ts");
  // Typed on while the dictionaries came: the later rating counts.
  if (input.value !== passphrase) return;
  const { score, advice } = rate(passphrase, known.split(/\s+/));
  const name = words.ratings[score] ?? "";
  input.setCustomValidity(score >= ENOUGH ? "" : words.guessable);
  if (passphrase === "") show(0, words.unrated);
  else show(score, score >= ENOUGH ? words.enough(name) : words.notEnough(name, advice));
}

function ratingView(id: string): { element: HTMLElement; show: Show } {
  const range = { min: "0", max: "4", low: "2", high: "3.5", optimum: "4", value: "0" };
  const meter = make("meter", { ...range, "aria-label": words.meter });
  const text = make("p", { id: `${id}-strength`, "aria-live": "polite" }, words.unrated);
  const show: Show = (score, sentence) => {
    meter.value = score;
    text.textContent = sentence;
  };
  return { element: make("div", { class: "strength" }, meter, text), show };
}
