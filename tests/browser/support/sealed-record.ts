import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FileSealer, initSync, seal } from "sealform-wasm/full";
import type { Answer, AttachedFile, RecordManifest } from "../../../www/src/manifest.ts";
import type { Store } from "./store.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

type About = Partial<RecordManifest> & {
  /** Other than that of the card `intake`. */
  context?: Record<string, string>;
  /** The record's id, 32 hex digits, where a file has to name it. */
  id?: string;
};

/** Sends a record that no form of ours would make, sealed to the recipients of the card `intake`. */
export async function sendRecord(store: Store, about: About, answers: Answer[]): Promise<string> {
  return (await recordSender(store))(about, answers);
}

/** The same for many records: the card is fetched once. */
export async function recordSender(
  store: Store,
): Promise<(about: About, answers: Answer[]) => Promise<string>> {
  const card = (await (await store.fetch("/v1/cards/intake")).json()) as { recipients: string[] };
  return async ({ context = { form: "intake" }, id, ...own }, answers) => {
    const empty = { created: "2026-01-01T00:00:00Z", form: { title: "", lang: "" }, consent: [], files: [] };
    const boxes = [{ ...empty, ...own }, ...answers].map((box) => Buffer.from(JSON.stringify(box)));
    const request = {
      kind: "record" as const,
      context,
      recipients: card.recipients,
      ...(id ? { objectId: Buffer.from(id, "hex") } : {}),
    };
    const sealed = seal(request, boxes, []) as { envelope: Uint8Array<ArrayBuffer>; objectId: string };
    const headers = { "content-type": "application/vnd.sealform" };
    await store.fetch("/v1/submissions", { method: "POST", headers, body: sealed.envelope });
    return sealed.objectId;
  };
}

/** Sends a file for a record that is sent next, called what the sender likes, and returns the answer that names it. */
export async function sendFile(
  store: Store,
  { record, name, type, content }: { record: string; name: string; type: string; content: Uint8Array },
): Promise<AttachedFile> {
  const secret = randomBytes(32);
  const sealer = new FileSealer({ context: { record }, recipients: [] }, [{ secret }], content.length);
  const id = sealer.objectId;
  const pieces = [sealer.start(), sealer.push(content)];
  for (let rest = sealer.finish(); rest; rest = sealer.finish()) pieces.push(rest);
  const body = Buffer.concat(pieces);
  const tus = { "tus-resumable": "1.0.0" };
  const made = await store.fetch("/v1/files", {
    method: "POST",
    headers: { ...tus, "upload-length": String(body.length) },
  });
  await store.fetch(`/v1/${made.headers.get("location")}`, {
    method: "PATCH",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    body,
  });
  return { id, name, type, size: content.length, root: sealer.root(), secret: secret.toString("base64url") };
}
