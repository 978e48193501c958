/*
 * Structure only: colours and type are the page's own, so it looks right in the dark, and right to left. :where(), so
 * that every rule of the site wins.
 */
const RULES = `
:where([data-seal="files"]) { display: block; margin-block: 0.5em; padding: 0.5em; border: 1px dashed; overflow-wrap: anywhere }
:where([data-seal="files"][data-seal-over]) { border-style: solid; outline: 2px solid; outline-offset: 1px }
:where([data-seal="files"] ul) { list-style: none; margin: 0; padding: 0 }
:where([data-seal="files"] li) { display: flex; flex-wrap: wrap; gap: 0.25em 0.75em; align-items: center; margin-block: 0.5em }
:where([data-seal="files"] li > span) { flex: 1 1 10em; min-inline-size: 0 }
:where([data-seal="files"] p) { margin-block: 0.25em }
:where([data-seal="transfer"]) { display: block; margin-block: 1em }
:where([data-seal="transfer"] progress) { display: block; box-sizing: border-box; inline-size: 100%; margin-block: 0.5em }
:where([data-seal="transfer"] button) { margin-inline-end: 0.75em }
:where([data-seal="transfer"] p) { margin-block: 0.25em }
`;

let sheet: CSSStyleSheet | undefined;

/** Gives the sheet to a document or shadow tree, once. */
export function adoptFileStyles(tree: Node): void {
  if (!(tree instanceof Document || tree instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
}
