import type { Tokens } from "marked";
import { make } from "../shared/dom.ts";
import { notesTextWords as words } from "../words/notes-text.ts";

/** In UTF-16 units: a longer text is shown as it was written. */
const MAX_LENGTH = 2 ** 20;
/** Emphasis marks with no space between them. The time that marked needs grows with their square, and nobody writes so many. */
const MAX_MARKS = 500;
/** A hundred quotations or lists within each other, on one line or by their indentation. */
const NESTED = /(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+){100}|^[ \t]{200}/m;
/** Link targets. An address of this site has none of them, and is no link. */
const LINKS = /^(?:https?|mailto|tel):/i;

/** The elements that Markdown has. None of them loads anything. */
const TAGS =
  "p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a table thead tbody tr th td input".split(
    " ",
  );
/** The attributes of them that mean something; those of an input and of a link are written anew afterwards. */
const ATTRIBUTES = ["href", "align", "start", "checked"];

/**
 * Markdown as the page shows it: CommonMark with the tables, task lists and bare addresses of GitHub, and each line break kept.
 * What is HTML in it stays text, and an image is its description in brackets. A text that is longer than 1 Mi UTF-16 units, or
 * nested too deeply to be read, comes back as it was written.
 */
export async function renderMarkdown(text: string): Promise<DocumentFragment> {
  const html = isReasonable(text) ? await htmlOf(text) : undefined;
  if (html !== undefined) return cleaned(html);
  const fragment = document.createDocumentFragment();
  fragment.append(make("pre", { dir: "auto" }, text));
  return fragment;
}

/** The part of any HTML that a note can have, whoever wrote the HTML. */
export async function cleaned(html: string): Promise<DocumentFragment> {
  const { default: purify } = await import("dompurify");
  const found: DocumentFragment | null = purify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOWED_URI_REGEXP: LINKS,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    // Else their values would have to be links.
    ADD_URI_SAFE_ATTR: ["align", "start"],
    RETURN_DOM_FRAGMENT: true,
  });
  // A <frameset> has no body, whatever the types say.
  const fragment = found ?? document.createDocumentFragment();
  for (const link of fragment.querySelectorAll("a")) link.replaceWith(safeLink(link));
  for (const box of fragment.querySelectorAll("input"))
    box.replaceWith(checkbox(box.hasAttribute("checked")));
  lowerHeadings(fragment);
  for (const block of fragment.children) block.setAttribute("dir", "auto");
  for (const table of fragment.querySelectorAll("table")) scrollable(table);
  return fragment;
}

const isReasonable = (text: string): boolean =>
  text.length <= MAX_LENGTH &&
  !NESTED.test(text) &&
  text.split(/\s+/).every((run) => (run.match(/[*_~]/g)?.length ?? 0) <= MAX_MARKS);

/** Undefined when the text is nested more deeply than the stack. */
async function htmlOf(text: string): Promise<string | undefined> {
  const { Marked } = await import("marked");
  const html = ({ text }: { text: string }): string => escaped(text);
  const image = ({ text }: Tokens.Image): string => escaped(`[${text.trim() || words.image}]`);
  const marked = new Marked({ gfm: true, breaks: true, async: false, renderer: { html, image } });
  try {
    return String(marked.parse(text));
  } catch {
    return undefined;
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A link that tells the other site nothing; what leads nowhere is only its text. */
function safeLink(link: HTMLAnchorElement): Node {
  const target = link.getAttribute("href") ?? "";
  if (!LINKS.test(target) || !URL.canParse(target)) {
    const content = document.createDocumentFragment();
    content.append(...link.childNodes);
    return content;
  }
  return make(
    "a",
    {
      href: target,
      target: "_blank",
      rel: "noopener noreferrer nofollow",
      referrerpolicy: "no-referrer",
    },
    ...link.childNodes,
  );
}

const checkbox = (isDone: boolean): HTMLElement =>
  make("input", {
    type: "checkbox",
    disabled: "",
    "aria-label": isDone ? words.done : words.notDone,
    ...(isDone ? { checked: "" } : {}),
  });

/** The page has h1 and h2. Each heading is at most one level below the one before it, so that none is missing between. */
function lowerHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const levels = headings.map(({ localName }) => Number(localName[1]));
  const shift = Math.max(0, 3 - Math.min(...levels));
  let before = 2;
  for (const [at, heading] of headings.entries()) {
    before = Math.min(6, before + 1, (levels[at] ?? 1) + shift);
    const name = (["h3", "h4", "h5", "h6"] as const)[before - 3] ?? "h6";
    heading.replaceWith(make(name, {}, ...heading.childNodes));
  }
}

/** A wide table scrolls, and the page does not. */
function scrollable(table: HTMLTableElement): void {
  const frame = make("div", { class: "wide", role: "group", tabindex: "0", "aria-label": words.table });
  const direction = table.getAttribute("dir");
  if (direction) frame.setAttribute("dir", direction);
  table.replaceWith(frame);
  frame.append(table);
}
