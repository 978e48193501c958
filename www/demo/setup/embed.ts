import { base64, digest } from "../../src/bytes.ts";
import type { PinnedCard } from "../shared/links.ts";

const ELEMENT = "/sealform/element.js";

/** The lines that a site puts around its form, with the hashes of the script and the card as they are now. */
export async function embedLines({ card, integrity }: PinnedCard): Promise<string> {
  const answer = await fetch(ELEMENT);
  if (!answer.ok) throw new TypeError(`${ELEMENT} is missing`);
  const script = new Uint8Array(await answer.arrayBuffer());
  return `<script type="module" src="${ELEMENT}"
  integrity="sha256-${base64(await digest("SHA-256", script))}"></script>

<seal-form card="${card}"
  integrity="${integrity}"
  action="/v1/submissions">
  <form method="dialog">
    … your own labels, inputs and fieldsets …
    <button>Send</button>
  </form>
  <noscript>This form needs JavaScript. Nothing was sent.</noscript>
</seal-form>`;
}
