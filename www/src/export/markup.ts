/** HTML that was put together by `markup`, and by nothing else: every text in it is escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A template literal of HTML, in which what is filled in is text and becomes text, between tags and in quoted attributes
 * alike. Markup that is filled in stays as it is, and so does each of a list.
 */
export function markup(parts: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
  const filled = values.map((value) =>
    typeof value === "string"
      ? escaped(value)
      : [value]
          .flat()
          .map(({ html }) => html)
          .join(""),
  );
  return new Markup(String.raw({ raw: parts }, ...filled));
}

/** U+0000 and lone surrogates are no characters of HTML; a parser would replace them, and so does this. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "").replaceAll("\0", "\uFFFD");
