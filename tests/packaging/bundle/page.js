// What each bundler builds: the element for its side effect, a named import, and modules that are loaded later.
import "sealform/element";
import { ERROR_CODES } from "sealform";

const [{ Keyring }, { Notebook }, language] = await Promise.all([
  import("sealform/inbox"),
  import("sealform/notes"),
  import("sealform/languages/de"),
]);
const imported = [
  ERROR_CODES.length > 0,
  typeof Keyring.unlock,
  typeof Notebook.open,
  typeof language.default,
];
document.documentElement.dataset.imported = imported.join(" ");
