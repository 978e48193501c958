// What a web developer copies: the hash of every script, and the lines to paste with it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { dist, sri } from "./settings.mjs";

/** Writes dist/integrity.json: for each file that a browser runs or compiles the value of its `integrity` attribute (SRI). */
export async function writeIntegrity() {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(js|deflate)$/.test(entry.name))
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
  const hashed = files.map(async (file) => [file, sri(await readFile(join(dist, file)))]);
  const integrity = Object.fromEntries(await Promise.all(hashed));
  await writeFile(join(dist, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
  return integrity;
}

/** Writes dist/embed.html. */
export async function writeEmbed(integrity) {
  await writeFile(join(dist, "embed.html"), embed(integrity));
}

const embed = (integrity) => `<!--
  What to paste into a page. Copy element.js, attachments.js, drafts.js, undelivered.js and languages/ into one folder of
  the site, here /sealform/. The card's address and hash come from the practice. The Content-Security-Policy needs
  script-src 'self' 'wasm-unsafe-eval'; worker-src blob:
-->
<script type="module" src="/sealform/element.js" integrity="${integrity["element.js"]}"></script>

<seal-form card="/intake.card.json" integrity="sha256-…" action="/v1/submissions">
  <form method="dialog">
    <label>What brings you here? <textarea name="reason"></textarea></label>
    <button>Send</button>
  </form>
  <noscript>This form needs JavaScript. Nothing was sent.</noscript>
</seal-form>

<!--
  Where the policy allows no blob: workers: the files of external/ instead, and
  script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'
  No browser checks a hash of a worker, so the files *.worker.js have to come from a server that is trusted.

<script type="module" src="/sealform/element.js" integrity="${integrity["external/element.js"]}"></script>
-->
`;
