import { FileSealer, initSync, selfTest } from "sealform-wasm/files";
import { type Bytes, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { attachmentCalls } from "./attachments-protocol.ts";
import { serve } from "./host.ts";
import { startWasm } from "./wasm.ts";

/** What is read of a file at a time, in bytes: enough for a phone not to wait, little enough for its memory. */
const PIECE = 1024 * 1024;

type Sealing = { file: Blob; sealer: FileSealer; secret: Bytes; offset: number; started: boolean };
let sealing: Sealing | undefined;

serve(attachmentCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  begin({ file, size, record }) {
    giveUp();
    if (file.size !== size) throw changed();
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const request = { context: { record }, recipients: [] };
    const sealer = new FileSealer(request, [{ secret }], file.size);
    sealing = { file, sealer, secret, offset: 0, started: false };
    return { id: sealer.objectId, sealedLength: sealer.sealedLength };
  },

  next: () => nextPiece(current()),

  end() {
    const { sealer, secret } = current();
    const root = sealer.root();
    sealer.free();
    sealing = undefined;
    return { secret, root };
  },
});

function current(): Sealing {
  if (!sealing) throw new SealformError("internal", "The worker is not sealing a file.");
  return sealing;
}

async function nextPiece(current: Sealing): Promise<Bytes | null> {
  const { file, sealer } = current;
  if (!current.started) {
    current.started = true;
    return own(sealer.start());
  }
  while (current.offset < file.size) {
    const data = await read(file, current.offset);
    current.offset += data.length;
    try {
      const sealed = sealer.push(data);
      // A short beginning only fills the first chunk.
      if (sealed.length > 0) return own(sealed);
    } finally {
      wipe(data);
    }
  }
  const rest = sealer.finish();
  return rest ? own(rest) : null;
}

/** Reads a piece of the file. Error: file-changed, also when it is gone. */
async function read(file: Blob, offset: number): Promise<Bytes> {
  const end = Math.min(offset + PIECE, file.size);
  const data = await file
    .slice(offset, end)
    .arrayBuffer()
    // Without the cause, whose text may have the file's name.
    .catch(() => undefined);
  if (data?.byteLength !== end - offset) throw changed();
  return new Uint8Array(data);
}

const changed = (): SealformError =>
  new SealformError(
    "file-changed",
    "A file can no longer be read as it was chosen: it was changed, moved or deleted.",
  );

/** Bytes that can move to the page: a buffer of their own. */
const own = (bytes: Uint8Array): Bytes =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Bytes)
    : new Uint8Array(bytes);

function giveUp(): void {
  sealing?.sealer.free();
  if (sealing) wipe(sealing.secret);
  sealing = undefined;
}
