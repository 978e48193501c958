import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Page, Route } from "playwright-core";

const ELEMENT = "**/sealform/element.js";
// The WASM is the only base64 of this length in the script.
const INLINED_WASM = /[A-Za-z0-9+/]{20000,}={0,2}/;
// A plaintext of the self-test that every build carries (src/selftest.rs).
const KNOWN_PLAINTEXT = "2026-11-22T00:00:00Z";

/** Serves element.js with its WASM changed by `change`, on its way from the store to the browser. */
export async function alterWasm(page: Page, change: (wasm: Buffer) => Buffer): Promise<void> {
  await page.route(ELEMENT, async (route) => {
    const answer = await route.fetch();
    const script = await answer.text();
    const inlined = INLINED_WASM.exec(script)?.[0];
    if (inlined === undefined) throw new Error("element.js holds no inlined WASM");
    const wasm = change(inflateRawSync(Buffer.from(inlined, "base64")));
    await fulfill(route, script.replace(inlined, deflateRawSync(wasm).toString("base64")), answer.headers());
  });
}

/**
 * One flipped byte, the first behind the middle that leaves no valid module. (Others may sit in code that the
 * self-test does not reach: against them stands the integrity of the script.)
 */
export function flipByte(wasm: Buffer): Buffer {
  for (let at = wasm.length >> 1; at < wasm.length; at += 1) {
    const altered = Buffer.from(wasm);
    altered.writeUInt8(altered.readUInt8(at) ^ 0xff, at);
    if (!WebAssembly.validate(altered)) return altered;
  }
  throw new Error("No byte of the WASM matters");
}

/** A module that runs, and calculates something else than it should. */
export function alterKnownPlaintext(wasm: Buffer): Buffer {
  const at = wasm.indexOf(KNOWN_PLAINTEXT);
  if (at < 0) throw new Error("The plaintext of the self-test is not in the WASM");
  const altered = Buffer.from(wasm);
  altered.write("1926", at);
  return altered;
}

/** The script is not there: a deployment went wrong, or somebody on the way leaves it out. */
export async function withholdScripts(page: Page, pattern: string): Promise<void> {
  await page.route(pattern, (route) =>
    route.fulfill({ status: 404, contentType: "text/plain", body: "Not found" }),
  );
}

/** Serves the intake page with one directive of its Content-Security-Policy replaced. */
export async function replaceCsp(page: Page, directive: string, value: string): Promise<void> {
  await page.route("**/intake", async (route) => {
    const answer = await route.fetch();
    const policy = answer.headers()["content-security-policy"] ?? "";
    const replaced = policy.replace(new RegExp(`${directive} [^;]*`), `${directive} ${value}`);
    if (replaced === policy) throw new Error(`The policy has no ${directive}: ${policy}`);
    await fulfill(route, await answer.text(), { ...answer.headers(), "content-security-policy": replaced });
  });
}

/** The body has another length and is no longer compressed, so the headers that say so go. */
function fulfill(route: Route, body: string, headers: Record<string, string>): Promise<void> {
  const { "content-length": _length, "content-encoding": _encoding, etag: _etag, ...kept } = headers;
  return route.fulfill({ body, headers: kept });
}
