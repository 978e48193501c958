import { make } from "./dom.ts";

/** As far as the File System Access API is used here; TypeScript's own library does not know it. */
type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/**
 * Saves a stream as a file: where the browser has it, piece by piece to where a person says; otherwise as a download, for
 * which it is held until its end. What fails or is aborted leaves no file. Has to be called from a click: the browser asks.
 */
export async function save(
  content: ReadableStream<Uint8Array<ArrayBuffer>>,
  { name, type, signal }: { name: string; type: string; signal: AbortSignal },
): Promise<void> {
  const picker: SavePicker | undefined = Reflect.get(globalThis, "showSaveFilePicker");
  if (picker) {
    const handle = await picker.call(globalThis, { suggestedName: name });
    // Written beside the file, and put in its place at the end: an aborted one is dropped.
    return content.pipeTo(await handle.createWritable(), { signal });
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await content.pipeTo(new WritableStream({ write: (piece) => void parts.push(piece) }), { signal });
  download(new Blob(parts, { type }), name);
}

/** Hands a file to the browser, which puts it where downloads go. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  make("a", { href: url, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
