/* The page of the canary suite: a form with every kind of control, what is entered, and what runs in it. */

/**
 * One control: its markup, what is entered, the words that must turn up nowhere, and what the practice should read: a
 * value, and the text of the option if there is one.
 */
type Control = { name: string; html: string; values: string[]; canaries: string[]; read: string[] };

const word = (name: string): string => `kanarienvogel${name}`;
const labelled = (name: string, control: string): string =>
  `<p><label for="${name}">Question ${name}</label> ${control}</p>`;

const control = (
  name: string,
  html: string,
  { values = [word(name)], canaries = values, read = values }: Partial<Control> = {},
): Control => ({ name, html, values, canaries, read });

const input = (type: string, value: string, attributes = "", canary = value): Control =>
  control(type, labelled(type, `<input type="${type}" id="${type}" name="${type}" ${attributes}>`), {
    values: [value],
    canaries: [canary],
  });

const choice = (type: "radio" | "checkbox"): Control =>
  control(
    type,
    `<fieldset><legend>Question ${type}</legend>
      <label><input type="${type}" name="${type}" value="other"> Other</label>
      <label><input type="${type}" name="${type}" value="${word(type)}"> ${word(`${type}label`)}</label></fieldset>`,
    { canaries: [word(type), word(`${type}label`)], read: [`${word(type)} = ${word(`${type}label`)}`] },
  );

export const FILE = {
  name: `${word("filename")}.txt`,
  type: "text/x-kanarienvogeltype",
  content: word("filecontent"),
};

/** In the order of the form. A time or a number is as much a secret as a text: these are found nowhere by chance. */
export const CONTROLS: Control[] = [
  input("text", word("text"), 'autocomplete="name"'),
  input("search", word("search")),
  input("tel", `+49 30 ${word("tel")}`),
  // Of an address, the part that is written alike everywhere.
  input("url", `https://${word("url")}.example/`, "", word("url")),
  input("email", `${word("email")}@example.org`, "", word("email")),
  input("password", word("password")),
  input("number", "8271936450"),
  input("range", "7391846205", 'min="0" max="9999999999"'),
  input("date", "1907-03-09"),
  input("month", "12907-03"),
  input("week", "12907-W11"),
  input("time", "03:17:41.527", 'step="0.001"'),
  input("datetime-local", "1913-08-17T05:23"),
  input("color", "#c4a71e"),
  control("hidden", '<input type="hidden" id="hidden" name="hidden">'),
  control("textarea", labelled("textarea", '<textarea id="textarea" name="textarea"></textarea>')),
  control(
    "select",
    labelled(
      "select",
      `<select id="select" name="select"><option value="">None<option value="${word("select")}">${word("option")}</select>`,
    ),
    { canaries: [word("select"), word("option")], read: [`${word("select")} = ${word("option")}`] },
  ),
  control(
    "multiple",
    labelled(
      "multiple",
      `<select id="multiple" name="multiple" multiple><option>${word("first")}<option>none<option>${word("last")}</select>`,
    ),
    {
      values: [word("first"), word("last")],
      read: [`${word("first")} = ${word("first")}`, `${word("last")} = ${word("last")}`],
    },
  ),
  choice("radio"),
  choice("checkbox"),
  control(
    "edited",
    '<p id="edited-label">Question edited</p><div contenteditable id="edited" data-seal-name="edited" role="textbox" aria-multiline="true" aria-labelledby="edited-label"></div>',
  ),
  control(
    "custom",
    '<p id="custom-label">Question custom</p><x-field id="custom" name="custom" aria-labelledby="custom-label" role="textbox" tabindex="0"></x-field>',
  ),
  control("file", labelled("file", '<input type="file" id="file" name="file">'), {
    canaries: Object.values(FILE),
    read: [Object.values(FILE).join(" ")],
  }),
  control("button", `<button id="send" name="button" value="${word("button")}">Send</button>`, {
    read: [`${word("button")} = Send`],
  }),
  control("outside", ""),
];

/** Every word that must turn up nowhere, by a name under which it may be spoken of. */
export const CANARIES: Record<string, string> = Object.fromEntries(
  CONTROLS.flatMap(({ name, canaries }) => canaries.map((canary, at) => [`${name} ${at}`, canary])),
);

/** All values by the name of their control; the browser has the file by itself. */
export const VALUES: Record<string, string[]> = Object.fromEntries(
  CONTROLS.filter(({ name }) => name !== "file" && name !== "button").map(({ name, values }) => [
    name,
    values,
  ]),
);

/** What should arrive of them, in the order of the form. */
export const ANSWERS = CONTROLS.flatMap(({ name, read }) =>
  read.map((value): [string, string] => [name, value]),
);

export type Markup = {
  lang?: string;
  /** Attributes of the element, beside card and pin. */
  seal?: string;
  /** Attributes of its form. */
  form?: string;
  /** Attributes of its button. */
  button?: string;
  pin?: string;
  /** Attributes of the script. */
  script?: string;
  /** Without the element, and with a form that sends itself. */
  unguarded?: boolean;
};

export const UNSTARTED = "This form could not be started. Please call the practice.";
export const NO_SCRIPT = "This form needs JavaScript. Please call the practice.";

export function canaryPage(markup: Markup): string {
  const { lang = "en", seal = "", form = 'method="dialog"', button = "", pin = "", script = "" } = markup;
  const controls = CONTROLS.map(({ html }) => html.replace("<button ", `<button ${button} `)).join("\n");
  const fields = `<form ${form} id="form" aria-label="Intake">${controls}</form>`;
  const element = `<seal-form card="/card.json" integrity="${pin}" ${seal}>
<p data-seal-unstarted>${UNSTARTED}</p><noscript><p>${NO_SCRIPT}</p></noscript>
${fields}</seal-form>`;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Intake</title><script src="/site.js"></script>
${markup.unguarded ? "" : `<script type="module" src="/sealform/element.js" ${script}></script>`}
</head><body><main><h1>Before we meet</h1>
${markup.unguarded ? fields : element}
<p><label>Question outside <input form="form" id="outside" name="outside"></label></p></main></body></html>`;
}

/** The site's own script: a custom element, and ears for what the page says. Runs in the page, first of all. */
export function siteScript(): void {
  const said: unknown[] = [];
  const timers = new Map<unknown, () => void>();
  const setTimer = setTimeout;
  const clearTimer = clearTimeout;
  const speak = (...words: unknown[]) => {
    for (const word of words) said.push(word instanceof Error ? `${word.message} ${word.stack}` : word);
  };
  for (const level of ["log", "info", "warn", "error", "debug"] as const) console[level] = speak;
  for (const type of ["seal-ready", "seal-submit", "seal-waiting", "seal-sent", "seal-error"])
    addEventListener(type, (event) => speak(type, (event as CustomEvent).detail));
  Object.assign(globalThis, {
    said,
    timers,
    // Long times pass only when the test lets them.
    setTimeout: (run: () => void, ms = 0, ...args: []) => {
      if (ms <= 1000) return setTimer(run, ms, ...args);
      const timer = setTimer(() => undefined, 0);
      timers.set(timer, run);
      return timer;
    },
    clearTimeout: (timer: Parameters<typeof clearTimeout>[0]) => {
      timers.delete(timer);
      clearTimer(timer);
    },
  });
  class Field extends HTMLElement {
    static readonly formAssociated = true;
    readonly #internals = this.attachInternals();
    set value(value: string) {
      this.textContent = value;
      this.#internals.setFormValue(value);
    }
    formResetCallback() {
      this.value = "";
    }
  }
  customElements.define("x-field", Field);
}

/** Enters everything, as far as a page allows it: also into a form that is closed to people. Runs in the page. */
export function enterAll(values: Record<string, string[]>, file: typeof FILE): void {
  for (const [name, wanted] of Object.entries(values)) {
    for (const field of document.querySelectorAll<HTMLElement>(`[name=${name}], [data-seal-name=${name}]`)) {
      if (field instanceof HTMLSelectElement) {
        for (const option of field.options) option.selected = wanted.includes(option.value);
      } else if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type)) {
        field.checked = wanted.includes(field.value);
      } else if (field.isContentEditable) field.textContent = wanted.join();
      else Reflect.set(field, "value", wanted.join());
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }
  const chosen = new DataTransfer();
  chosen.items.add(new File([file.content], file.name, { type: file.type }));
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("There is no input for files");
  input.files = chosen.files;
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
}

/** What of the values is not in the form. Runs in the page. */
export function missing(values: Record<string, string[]>): string[] {
  return Object.entries(values).flatMap(([name, wanted]) => {
    const fields = [...document.querySelectorAll<HTMLElement>(`[name=${name}], [data-seal-name=${name}]`)];
    const has = fields.flatMap((field) => {
      if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map(({ value }) => value);
      if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
        return field.checked ? [field.value] : [];
      return [Reflect.get(field, "value") ?? field.textContent];
    });
    return has.join() === wanted.join() ? [] : [`${name}: ${has.join()}`];
  });
}

/** Another script's way: it reads the form and sends what it found. Runs in the page. */
export async function sendAsScript(): Promise<void> {
  const form = document.querySelector("form") ?? undefined;
  const { stringify } = JSON;
  const read = () => new FormData(form);
  navigator.sendBeacon("/leak/beacon", read());
  const texts = [...read()].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const posts = [read(), new URLSearchParams(texts), stringify(texts)].map((body) =>
    fetch("/leak/fetch", { method: "POST", body }),
  );
  await Promise.allSettled([...posts, fetch(`/leak/query?${new URLSearchParams(texts)}`)]);
}

/** What the page has, beside IndexedDB. Runs in the page. */
export async function everythingKept(): Promise<Record<string, string>> {
  const cached = "caches" in globalThis ? await caches.keys() : [];
  const answers = cached.map(async (name) => {
    const cache = await caches.open(name);
    const all = await Promise.all([...(await cache.matchAll())].map((answer) => answer.text()));
    return [(await cache.keys()).map(({ url }) => url), all];
  });
  return {
    "the address": location.href,
    "the title": document.title,
    "the history": JSON.stringify(history.state),
    "the window's name": window.name,
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    cookies: document.cookie,
    caches: JSON.stringify(await Promise.all(answers)),
    "what was said": JSON.stringify(Reflect.get(globalThis, "said") ?? []),
    "the alert": document.querySelector("seal-form > [role=alert]")?.textContent ?? "",
  };
}
