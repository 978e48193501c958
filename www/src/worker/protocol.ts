import {
  bytes,
  count,
  dictionary,
  either,
  list,
  nothing,
  object,
  only,
  optional,
  type Parsed,
  type Parser,
  text,
} from "../shape.ts";

/**
 * What page and workers say to each other. One table for each worker: the calls it takes, each with the parser of its
 * request and of its reply, used by both sides. Bytes move, they are never copied, so that a secret has one home.
 */
export type Calls = Record<string, { request: Parser<unknown>; reply: Parser<unknown> }>;
export type Request<C extends Calls, Name extends keyof C> = Parsed<C[Name]["request"]>;
export type Reply<C extends Calls, Name extends keyof C> = Parsed<C[Name]["reply"]>;

/** Page to worker. */
export const callFrame = object({ id: count, call: text(32), request: (input) => input });

/** Worker to page. */
export const replyFrame = either(
  object({ id: count, ok: only(true), reply: (input) => input }),
  object({ id: count, ok: only(false), code: text(64), message: text() }),
);

/** The first call that every worker takes: here is your WASM, in raw deflate; prove that it works. */
export const start = { request: object({ wasm: bytes }), reply: nothing };

export const context = dictionary(text(512));
export const objectId = text(32, /^[0-9a-f]{32}$/);
export const sealed = object({ envelope: bytes, objectId, root: text(64) });
export type Sealed = Parsed<typeof sealed>;

/** The form's worker seals and can do nothing else. The practice's workers are in practice-protocol.ts. */
export const formCalls = {
  start,
  /** Runs the known-answer self-test again, and reads every recipient of a card. */
  check: { request: object({ recipients: list(text()) }), reply: nothing },
  /**
   * `contents` holds the manifest and then the answers, JSON in UTF-8. `secret`, if there is one, opens the record as the
   * recipients' identities do.
   */
  seal: {
    request: object({
      recipients: list(text()),
      context,
      contents: list(bytes, 4096),
      objectId: bytes,
      secret: optional(bytes),
    }),
    reply: sealed,
  },
};
export type FormCalls = typeof formCalls;

/** The buffers and ports in a message, which move with it. */
export function movables(value: unknown, found = new Set<Transferable>()): Transferable[] {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  else if (value instanceof MessagePort) found.add(value);
  else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) movables(member, found);
  }
  return [...found];
}
