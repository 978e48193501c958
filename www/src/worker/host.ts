import { SealformError } from "../errors.ts";
import { parse } from "../shape.ts";
import { type Calls, callFrame, movables, type Reply, type Request } from "./protocol.ts";

export type Handlers<C extends Calls> = {
  [Name in keyof C]: (request: Request<C, Name>) => Reply<C, Name> | Promise<Reply<C, Name>>;
};

/** Answers the calls of a page, inside a worker. An error crosses as its code and message, and as nothing else. */
export function serve<C extends Calls>(calls: C, handlers: Handlers<C>): void {
  // element.js holds both sides, and runs on both.
  if (typeof document === "object") return;
  self.addEventListener("message", async (event: MessageEvent<unknown>) => {
    const { id, call, request } = parse(callFrame, event.data, "internal", "The call");
    try {
      const known = Object.hasOwn(calls, call) ? calls[call] : undefined;
      if (known === undefined) throw new SealformError("internal", `The worker knows no call ${call}.`);
      const reply = await handlers[call as keyof C](parse(known.request, request, "internal", call) as never);
      self.postMessage({ id, ok: true, reply }, { transfer: movables(reply) });
    } catch (thrown) {
      const { code, message } = asError(thrown);
      self.postMessage({ id, ok: false, code, message });
    }
  });
}

/**
 * A trap is a bug in the module, whose memory is then in no state to go on: the page ends the worker. By its name, because
 * where WebAssembly is switched off there is no such class.
 */
const asError = (thrown: unknown): SealformError =>
  thrown instanceof Error && thrown.name === "RuntimeError"
    ? new SealformError("wasm-failed", `The WebAssembly module trapped: ${thrown.message}`)
    : SealformError.from(thrown);
