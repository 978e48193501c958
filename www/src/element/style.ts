/*
 * The least that the element needs to look right on any site. A constructed sheet, because a strict CSP refuses
 * <style> and style attributes; :where(), so that every rule of the site wins.
 */
const RULES = `
:where(seal-form) { display: block }
:where(seal-form form[inert]) { opacity: 0.6 }
:where(seal-form [data-seal="consents"] label) { display: block; margin-block: 0.75em }
:where(seal-form [data-seal="clear"]) { display: block }
:where([data-seal="receipt"] dd) { margin: 0; overflow-wrap: anywhere }
:where([data-seal="receipt"] dt) { font-weight: bold }
:where([data-seal="receipt"] button) { margin: 0 0.75em 0.75em 0 }
:where([data-seal="copy"] input) { display: block; width: 100%; box-sizing: border-box }
@media print { :where(seal-form[data-state="sent"] form, [data-seal="drafts"], [data-seal] button) { display: none } }
:where(seal-form :is([data-seal="alert"], [data-seal="undelivered"]) small) { display: block; margin-block-start: 0.75em }
`;

let sheet: CSSStyleSheet | undefined;

/** Gives the sheet to a document or shadow tree, once. */
export function adoptStyles(tree: Node): void {
  // Safari has them since 16.4; an older one is told by the element that it is too old.
  if (!(tree instanceof Document || tree instanceof ShadowRoot) || !("adoptedStyleSheets" in tree)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
}
