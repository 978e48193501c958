// What build.mjs makes, as modules. See load.ts, load-itself.ts and load-external.ts for the ways to hand it over.

/** A worker: its script, or in the external build the name of its file. */
declare module "built:*.worker" {
  const script: string;
  export default script;
}

/** A WASM build: raw deflate in base64, or in the external build the name of its file and the hash of it (SRI). */
declare module "built:*.wasm" {
  const wasm: string;
  export default wasm;
}

/** For each extra of the script of a plain page the hash of its file (SRI). */
declare module "built:extras" {
  const integrity: { [name: string]: string };
  export default integrity;
}

// The glue of wasm-bindgen. It hands over `any`; here nothing is known until worker/wasm.ts has parsed it.
declare module "sealform-wasm/form" {
  export function initSync(options: { module: WebAssembly.Module }): unknown;
  export function selfTest(): void;
  export function checkRecipient(recipient: string): unknown;
  export function seal(request: unknown, contents: Uint8Array[], holders: Holder[]): unknown;

  /** To whom an object is sealed beside its recipients. Only the full build knows more than secrets. */
  export type Holder =
    | { passphrase: Uint8Array }
    | { stretched: Stretched }
    | { secret: Uint8Array }
    | { passkey: PasskeyAnswer & { nonce: Uint8Array } };
  export type Stretched = {
    key: Uint8Array;
    salt: Uint8Array;
    memoryKib: number;
    passes: number;
    lanes: number;
  };
  export type PasskeyAnswer = { credentialId: Uint8Array; first: Uint8Array; second: Uint8Array };
}

declare module "sealform-wasm/files" {
  export * from "sealform-wasm/form";

  export class FileSealer {
    constructor(request: unknown, holders: import("sealform-wasm/form").Holder[], length: number);
    readonly objectId: string;
    readonly sealedLength: number;
    start(): Uint8Array;
    push(data: Uint8Array): Uint8Array;
    finish(): Uint8Array | undefined;
    root(): string;
    free(): void;
  }
}

declare module "sealform-wasm/full" {
  export function errorCodes(): unknown;

  import type { Holder, PasskeyAnswer, Stretched } from "sealform-wasm/form";

  export * from "sealform-wasm/files";
  export function generateIdentity(): unknown;
  export function inspect(envelope: Uint8Array): unknown;
  export function open(envelope: Uint8Array, key: Key, expected: unknown): unknown;
  export function raisePassphraseCost(envelope: Uint8Array, passphrase: Uint8Array): unknown;
  export function changeHolders(
    envelope: Uint8Array,
    key: Key,
    removed: number[],
    recipients: string[],
    holders: Holder[],
  ): unknown;
  export function stretchPassphrase(passphrase: Uint8Array): unknown;
  export function prfInputs(nonce: Uint8Array): unknown;
  export function disclose(envelope: Uint8Array, key: Key, expected: unknown, indices: number[]): unknown;
  export function verifyDisclosure(bundle: Uint8Array, root: string): unknown;
  export function readFileHeader(start: Uint8Array): unknown;

  export class FileOpener {
    constructor(header: Uint8Array, key: Key, context: Record<string, string>);
    readonly dataLength: number | undefined;
    push(body: Uint8Array): Uint8Array;
    finish(): unknown;
    free(): void;
  }

  export class FileSeeker {
    static ends(header: Uint8Array, objectLength: number): [number, number, number, number];
    constructor(
      header: Uint8Array,
      key: Key,
      context: Record<string, string>,
      objectLength: number,
      first: Uint8Array,
      last: Uint8Array,
    );
    readonly dataLength: number;
    chunkAt(offset: number): number;
    sealedRange(number: number): [number, number];
    openChunk(number: number, sealed: Uint8Array): Uint8Array;
    free(): void;
  }

  /** What opens an object: one of these. */
  export type Key =
    | { identities: Uint8Array[] }
    | { passphrase: Uint8Array }
    | { stretched: Stretched }
    | { secret: Uint8Array }
    | { passkey: PasskeyAnswer };
}
