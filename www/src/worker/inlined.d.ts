// What build.mjs puts into the bundles, so that one hashed script holds everything that it runs.

/** A worker, bundled to one classic script. */
declare module "inlined:*.worker" {
  const script: string;
  export default script;
}

/** A WASM build, raw deflate in base64. */
declare module "inlined:*.wasm" {
  const compressed: string;
  export default compressed;
}

// The glue of wasm-bindgen. It hands over `any`; here nothing is known until worker/wasm.ts has parsed it.
declare module "sealform-wasm/form" {
  export function initSync(options: { module: WebAssembly.Module }): unknown;
  export function selfTest(): void;
  export function errorCodes(): unknown;
  export function checkRecipient(recipient: string): unknown;
  export function seal(request: unknown, contents: Uint8Array[]): unknown;
}

declare module "sealform-wasm/full" {
  export * from "sealform-wasm/form";
  export function sealWithPassphrase(
    request: unknown,
    contents: Uint8Array[],
    passphrase: Uint8Array,
  ): unknown;
  export function generateIdentity(): unknown;
  export function inspect(envelope: Uint8Array): unknown;
  export function openWithIdentities(
    envelope: Uint8Array,
    identities: Uint8Array[],
    expected: unknown,
  ): unknown;
  export function openWithPassphrase(
    envelope: Uint8Array,
    passphrase: Uint8Array,
    expected: unknown,
  ): unknown;
}
