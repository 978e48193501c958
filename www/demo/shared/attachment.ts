import type { OpenedRecord } from "../../src/inbox.ts";
import { make } from "./dom.ts";
import { size } from "./format.ts";
import { sentence } from "./problem.ts";
import { download } from "./save.ts";

/** Opens a file of the record that is shown, by its id. */
export type ReadFile = (file: string) => ReadableStream<Uint8Array>;

type AttachedFile = Extract<OpenedRecord["answers"][number], { file: unknown }>["file"];

const SWAPPED =
  "This is not the file that was sent. It was damaged or exchanged on the host, and nothing was saved.";
const NOT_LISTED =
  "The form’s own list of files does not name this one, or names it differently. Ask the client before you rely on it.";

/** A file that was attached: its name, type and size, a button that opens and saves it, and what is wrong with it. */
export function attachmentView(file: AttachedFile, listed: boolean, readFile?: ReadFile): HTMLElement[] {
  const kind = file.type === "" ? size(file.size) : `${file.type}, ${size(file.size)}`;
  const views = [make("span", {}, make("bdi", {}, file.name), ` (${kind})`)];
  if (!listed) views.push(make("p", { class: "notice problem" }, NOT_LISTED));
  if (readFile) views.push(...downloadView(file, readFile));
  return views;
}

function downloadView(file: AttachedFile, readFile: ReadFile): HTMLElement[] {
  const button = make(
    "button",
    { type: "button", class: "quiet", "aria-label": `Download ${file.name}` },
    "Download",
  );
  const state = make("p", { role: "status", class: "quiet-text" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const parts = await readAll(readFile(file.id), (done) => {
        state.textContent = `Opened ${size(done)} of ${size(file.size)}.`;
      });
      download(parts, file.name);
      state.textContent = "Opened and saved. From now on it lies unprotected where you saved it.";
    } catch (error) {
      state.textContent = sentence(error, { "open-failed": SWAPPED });
    } finally {
      button.disabled = false;
    }
  });
  return [button, state];
}

/** All of it before any of it is saved: only at the end is it known to be the right file. */
async function readAll(
  stream: ReadableStream<Uint8Array>,
  onProgress: (done: number) => void,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  const reader = stream.getReader();
  let done = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value as Uint8Array<ArrayBuffer>);
    done += read.value.length;
    onProgress(done);
  }
  // Of no type, whatever the client's device said: a browser must save it, and never show it as a page of this site.
  return new Blob(parts, { type: "application/octet-stream" });
}
