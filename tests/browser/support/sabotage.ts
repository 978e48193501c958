import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Answer, Change } from "./site-proxy.ts";

// The WASM is the only base64 of this length in the script.
const INLINED_WASM = /[A-Za-z0-9+/]{20000,}={0,2}/;
// A plaintext of the self-test that every build carries (src/selftest.rs).
const KNOWN_PLAINTEXT = "2026-11-22T00:00:00Z";

/** element.js with its WASM changed by `change`. */
export const alteredWasm =
  (change: (wasm: Buffer) => Buffer): Change =>
  (answer) => {
    const script = answer.body.toString("latin1");
    const inlined = INLINED_WASM.exec(script)?.[0];
    if (inlined === undefined) throw new Error("element.js holds no inlined WASM");
    const wasm = change(inflateRawSync(Buffer.from(inlined, "base64")));
    const body = script.replace(inlined, deflateRawSync(wasm).toString("base64"));
    return { ...answer, body: Buffer.from(body, "latin1") };
  };

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

/** The file is not there: a deployment went wrong, or somebody on the way leaves it out. */
export const withheld: Change = () => ({
  status: 404,
  headers: { "content-type": "text/plain" },
  body: Buffer.from("Not found"),
});

/** The page with one directive of its Content-Security-Policy replaced. */
export const replacedCsp =
  (directive: string, value: string): Change =>
  (answer) => {
    const policy = cspOf(answer);
    const replaced = policy.replace(new RegExp(`${directive} [^;]*`), `${directive} ${value}`);
    if (replaced === policy) throw new Error(`The policy has no ${directive}: ${policy}`);
    return withCsp(answer, replaced);
  };

/** The page in a browser without JavaScript, as far as the page can see: its `<noscript>` counts, and its form can send. */
export const withoutScripts: Change = (answer) =>
  withCsp(answer, `${cspOf(answer)}; sandbox allow-forms allow-same-origin`);

const cspOf = ({ headers }: Answer): string => String(headers["content-security-policy"] ?? "");
const withCsp = (answer: Answer, policy: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, "content-security-policy": policy },
});
