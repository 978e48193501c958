/** The sheet of the printable export. The document names its hash, so it holds nothing that changes. */
export const STYLE = `
:root { color-scheme: light; }
body { margin: 0; font: 1rem/1.55 Georgia, "Times New Roman", serif; color: #1d1b19; background: #fff; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h3 { margin: 1.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid #c9c2b8; }
article, .end { padding: 1.5rem 0; border-top: 2px solid #1d1b19; }
dl { margin: 0; }
dd { margin: 0; }
.facts { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .1rem 1rem; font-size: .9rem; }
.facts dt, .answers dt { color: #5a544c; }
.answers { margin-top: 1rem; }
.answers dt { font-size: .92rem; break-after: avoid; }
.answers dd { margin-bottom: .9rem; white-space: pre-wrap; }
.note { white-space: pre-wrap; }
.none { font-style: italic; color: #5a544c; }
.notice { padding: .6rem .9rem; border: 1px solid #1d1b19; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #c9c2b8; white-space: pre-wrap; }
code { font: .9em ui-monospace, Menlo, Consolas, monospace; }
@page { margin: 18mm; }
@media print {
  main { max-width: none; padding: 0; }
  article, .end { border-top: 0; padding: 0; break-before: page; }
  article:first-of-type { break-before: auto; }
  p, .facts, blockquote + p { break-inside: avoid; }
  body { font-size: 10.5pt; }
}
`;
