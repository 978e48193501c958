// A process that seals once, as a page does: loads, seals, and says how long both took and what came out.

import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { boxes, context, plaintext } from "./record.ts";
import { makeForm, type Sealed } from "./sealform.ts";

/** `page` is a bundle of a peer's sealer; without it, it is ours that seals. */
export type Order = { page?: string; publicKey: unknown };
export type Done = { ms: number; sealed: Uint8Array };

process.once("message", async (order: Order) => {
  await actAsPage();
  const start = performance.now();
  const sealed = await (order.page === undefined ? sealOurs(order) : sealPage(order.page, order));
  const done: Done = { ms: performance.now() - start, sealed };
  process.send?.(done);
  process.disconnect();
});

async function sealOurs({ publicKey }: Order): Promise<Uint8Array> {
  const sealed = makeForm().seal({ kind: "record", context, recipients: [publicKey] }, boxes, []);
  return (sealed as Sealed).envelope;
}

async function sealPage(page: string, { publicKey }: Order): Promise<Uint8Array> {
  const { seal } = await import(pathToFileURL(page).href);
  return seal(publicKey, plaintext);
}

/**
 * Gives Node what every page has: what bundles for pages look for, tweetnacl the one and openpgp.js the other, and
 * WebCrypto, which Node loads when it is first asked for, and a browser has from the start.
 */
async function actAsPage(): Promise<void> {
  Object.assign(globalThis, { self: globalThis, navigator: { userAgent: "" } });
  await crypto.subtle.digest("SHA-256", crypto.getRandomValues(new Uint8Array(32)));
}
