import type { Locator, Page } from "./driver/index.ts";

/** A question as the client saw it, and the answer as the practice should read it. */
export type Asked = { question: string; answer: string };

/**
 * Somebody who fills in the whole form, with a text of their own in every field. Each text holds a word that is found
 * nowhere else, so that it can be looked for; `canaries` are these words.
 */
export class Client {
  readonly canaries: Record<string, string>;
  readonly #mark: string;

  /**
   * `mark` tells clients apart: letters only. `birthDate` must be this client's alone as well. The long text repeats
   * its sentence `length` times, unless told otherwise until it is longer than a chunk of 64 KiB.
   */
  constructor(
    mark: string,
    readonly birthDate: string,
    readonly length = 2000,
  ) {
    this.#mark = mark;
    const names = ["name", "email", "phone", "reason", "story"];
    this.canaries = Object.fromEntries(names.map((name) => [name, this.#word(name)]));
    this.canaries["birth-date"] = birthDate;
  }

  get name(): string {
    return `Zoë ${this.#word("name")} O’Brien`;
  }

  /** What this client has to say: the awkward cases of text. */
  get texts(): Asked[] {
    return [
      { question: "Your name", answer: this.name },
      { question: "Date of birth", answer: this.birthDate },
      { question: "Email address", answer: `${this.#word("email")}@example.org` },
      { question: "Telephone number", answer: `+49 30 ${this.#word("phone")}` },
      {
        question: "In a sentence or two: why are you looking for help now?",
        answer: `<b>Not bold</b> & "quoted" ${this.#word("reason")}\nsecond line`,
      },
      {
        question: "Is there anything that you want us to know before we meet?",
        answer: `${"Ich schlafe schlecht. 夜に眠れない。 ".repeat(this.length)}${this.#word("story")} 🌧️`,
      },
    ];
  }

  /** Fills in the form and returns every question with its answer, in the order of the page. */
  async fillIn(page: Page): Promise<Asked[]> {
    for (const { question, answer } of this.texts) await page.getByLabel(question).fill(answer);
    const groups = await page.locator("fieldset.item").all();
    const chosen: Asked[] = [];
    for (const [index, group] of groups.entries()) {
      const options = group.getByRole("radio");
      const option = options.nth((index + this.#mark.length) % (await options.count()));
      await option.check();
      const question = (await text(group.locator("legend"))).replace(/ required$/, "");
      chosen.push({ question, answer: await option.evaluate(labelText) });
    }
    await page.getByRole("checkbox").check();
    const [name, birth, email, phone, reason, story] = this.texts;
    const [reach, ...scales] = chosen;
    const letters = { question: "Letters or reports", answer: "No answer" };
    return [name, birth, email, phone, reach, reason, ...scales, story, letters].filter(
      (asked) => asked !== undefined,
    );
  }

  #word(name: string): string {
    return `kanarienvogel${this.#mark}${name.replaceAll("-", "")}`;
  }
}

/** Runs in the page. */
const labelText = (option: HTMLElement): string =>
  (option.closest("label")?.textContent ?? "").replace(/\s+/g, " ").trim();

const text = async (locator: Locator): Promise<string> =>
  ((await locator.textContent()) ?? "").replace(/\s+/g, " ").trim();
