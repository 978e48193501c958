import { base64, digest, utf8 } from "../bytes.ts";
import { encodedPath } from "./file-names.ts";
import { ENGLISH, type HtmlWords } from "./html-words.ts";
import { Markup, markup } from "./markup.ts";
import type { ExportedAnswer, ExportedRecord, Tally } from "./source.ts";
import { STYLE } from "./style.ts";

type Maybe = Markup | Markup[];

const NOTHING: Markup[] = [];

/** What the printable export is made with besides the records. */
export type HtmlOptions = {
  /** In another language than English. */
  readonly words?: HtmlWords;
  /** In which times are written, an IANA name; without it, that of the machine. */
  readonly timeZone?: string;
};

/** The whole document, a record at a time. `listed` is how many rows there were, as in Counts. */
export async function* writeHtml(
  records: AsyncIterable<ExportedRecord>,
  tally: Tally,
  { words = ENGLISH, timeZone, listed }: HtmlOptions & { listed?: number | undefined },
): AsyncGenerator<string, void, undefined> {
  const page = new Page(words, timeZone);
  yield page.head(await styleHash()).html;
  for await (const record of records) yield page.record(record).html;
  yield page.end(tally, listed).html;
}

/** The policy lets this one sheet in and nothing else: no script, no picture, no request to anywhere. */
const styleHash = async (): Promise<string> => `sha256-${base64(await digest("SHA-256", utf8(STYLE)))}`;

class Page {
  readonly #words: HtmlWords;
  readonly #time: Intl.DateTimeFormat;

  constructor(words: HtmlWords, timeZone: string | undefined) {
    this.#words = words;
    this.#time = new Intl.DateTimeFormat(words.lang, { dateStyle: "long", timeStyle: "long", timeZone });
  }

  head(style: string): Markup {
    const { lang, title, unprotected } = this.#words;
    return markup`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${style}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="notice">${unprotected}</p>
`;
  }

  record(record: ExportedRecord): Markup {
    const { form } = record.manifest;
    const sections = sectionsOf(record.answers).map(
      ({ title, answers }) =>
        markup`${heading(title)}<dl class="answers">\n${answers.map((answer) => this.#answer(answer, record))}</dl>\n`,
    );
    return markup`<article id="r-${record.id}">
<h2>${form.title === "" ? record.id : form.title}</h2>
${this.#facts(record)}
${sections}${this.#unnamed(record)}${this.#consents(record)}${this.#notes(record)}</article>
`;
  }

  end(tally: Tally, listed: number | undefined): Markup {
    const { exported, failed } = tally;
    const words = this.#words;
    const items = failed.map(
      ({ id, receivedAt, code }) =>
        markup`<li><code>${id}</code>, ${words.received} ${this.#when(receivedAt)}: <code>${code}</code></li>\n`,
    );
    const list =
      items.length === 0 ? NOTHING : markup`<p>${words.failed(items.length)}</p>\n<ul>\n${items}</ul>\n`;
    const all = listed === undefined ? NOTHING : markup`<p>${words.state[tally.against(listed).state]}</p>\n`;
    return markup`<section class="end">
<h2>${words.end}</h2>
<p>${words.exported(exported)}</p>
${list}${all}</section>
</main>
</body>
</html>
`;
  }

  #facts(record: ExportedRecord): Markup {
    const words = this.#words;
    const rows: [string, Maybe | string][] = [
      [words.received, this.#when(record.receivedAt)],
      [words.written, this.#when(record.manifest.created)],
      [words.reference, markup`<code>${record.id}</code>`],
      ...Object.entries(record.context),
    ];
    return markup`<dl class="facts">${rows.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  }

  #answer(answer: ExportedAnswer, record: ExportedRecord): Markup {
    return markup`<div><dt dir="auto">${answer.label ?? answer.name}</dt>${this.#given(answer, record)}</div>\n`;
  }

  #given(answer: ExportedAnswer, { files }: ExportedRecord): Markup {
    const words = this.#words;
    if (!("file" in answer)) {
      const shown = answer.text ?? answer.value;
      return shown === ""
        ? markup`<dd class="none">${words.noAnswer}</dd>`
        : markup`<dd dir="auto">${shown}</dd>`;
    }
    const { id, name, type, size, path } = answer.file;
    const listed = files.find((file) => file.id === id)?.state === "listed";
    const warning = listed ? NOTHING : markup`<br><strong>${words.fileNotListed}</strong>`;
    const told = markup`<bdi>${words.file(name, type, size)}</bdi>`;
    const file = path === undefined ? told : markup`<a href="${encodedPath(path)}">${told}</a>`;
    return markup`<dd>${file}${warning}</dd>`;
  }

  #unnamed({ files }: ExportedRecord): Maybe {
    const count = files.filter(({ state }) => state === "unnamed").length;
    return count === 0 ? NOTHING : markup`<p class="notice">${this.#words.filesUnnamed(count)}</p>\n`;
  }

  #consents({ manifest, consents }: ExportedRecord): Maybe {
    if (manifest.consent.length === 0) return NOTHING;
    const words = this.#words;
    const each = manifest.consent.map(
      ({ id, version, text, given, at }, number) => markup`<blockquote dir="auto">${text}</blockquote>
${consents[number]?.textMatches ? NOTHING : markup`<p class="notice">${words.otherText}</p>\n`}\
<p><strong>${given ? words.given : words.notGiven}</strong>, ${this.#when(at)}, ${words.wording(id, version)}</p>
`,
    );
    return markup`${heading(words.consent)}${each}`;
  }

  /** As they were written: the Markdown is readable as it is. */
  #notes({ notes = [] }: ExportedRecord): Maybe {
    if (notes.length === 0) return NOTHING;
    const words = this.#words;
    const each = notes.map(({ updated, content: { title, text, date, minutes } }) => {
      const facts = [date.replace("T", " "), ...(minutes === null ? [] : [words.minutes(minutes)])];
      const when = facts.filter((fact) => fact !== "").join(", ");
      return markup`<h4 dir="auto">${title} ${when}</h4>
<p class="note" dir="auto">${text}</p>
<p>${words.written} ${this.#when(updated)}</p>
`;
    });
    return markup`${heading(words.notes)}<section>${each}</section>\n`;
  }

  /** An RFC 3339 time as people write it, or the text itself when it is none. */
  #when(time: string): Markup {
    const date = new Date(time);
    return Number.isNaN(date.valueOf())
      ? markup`${time}`
      : markup`<time datetime="${time}">${this.#time.format(date)}</time>`;
  }
}

const heading = (title: string): Maybe => (title === "" ? NOTHING : markup`<h3 dir="auto">${title}</h3>\n`);

/** Neighbours under the same outermost legend belong together; the order of the form is kept. */
function sectionsOf(answers: readonly ExportedAnswer[]): { title: string; answers: ExportedAnswer[] }[] {
  const found: { title: string; answers: ExportedAnswer[] }[] = [];
  for (const answer of answers) {
    const title = answer.section?.[0] ?? "";
    const last = found.at(-1);
    if (last?.title === title) last.answers.push(answer);
    else found.push({ title, answers: [answer] });
  }
  return found;
}
