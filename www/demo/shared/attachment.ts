import type { OpenedRecord } from "../../src/inbox.ts";
import { type PreviewKind, previewKind } from "../preview/kinds.ts";
import { preview } from "../preview/preview.ts";
import { attachmentWords as words } from "../words/attachment.ts";
import { make } from "./dom.ts";
import { size } from "./format.ts";
import { sentence } from "./problem.ts";
import { download } from "./save.ts";

/** Opens a file of the record that is shown, by its id. */
export type ReadFile = (file: string) => ReadableStream<Uint8Array>;

type AttachedFile = Extract<OpenedRecord["answers"][number], { file: unknown }>["file"];

/** A file that was attached: its name, type and size, buttons that save or show it, and what is wrong with it. */
export function attachmentView(file: AttachedFile, listed: boolean, readFile?: ReadFile): HTMLElement[] {
  const kind = file.type === "" ? size(file.size) : `${file.type}, ${size(file.size)}`;
  const views = [make("span", {}, make("bdi", {}, file.name), ` (${kind})`)];
  if (!listed) views.push(make("p", { class: "notice problem" }, words.notListed));
  if (readFile) views.push(...openingView(file, readFile));
  return views;
}

function openingView(file: AttachedFile, readFile: ReadFile): HTMLElement[] {
  const save = button(words.download, words.downloadNamed(file.name));
  const state = make("p", { role: "status", class: "quiet-text" });
  const open = (): Promise<Blob> =>
    readAll(readFile(file.id), (done) => {
      state.textContent = words.opened(size(done), size(file.size));
    });
  save.addEventListener("click", () =>
    busy(save, state, async () => {
      download(await open(), file.name);
      state.textContent = words.saved;
    }),
  );
  const kind = previewKind(file);
  return [save, ...(kind ? previewView(file, kind, open, state) : []), state];
}

/** A button that shows the file below, and takes it away again. */
function previewView(
  file: AttachedFile,
  kind: PreviewKind,
  open: () => Promise<Blob>,
  state: HTMLElement,
): HTMLElement[] {
  const show = button(words.preview, words.previewNamed(file.name));
  const close = button(words.closePreview, words.closePreviewNamed(file.name));
  close.hidden = true;
  const place = make("div", {});
  const tell = (text: string): void => {
    state.textContent = text;
  };
  show.addEventListener("click", () =>
    busy(show, state, async () => {
      const content = await open();
      tell(words.shown);
      const on = {
        problem: () => tell(words.notShown),
        unable: () => tell(words.unable),
        cut: (pages: number, all: number) => tell(words.cutPages(pages, all)),
      };
      place.replaceChildren(await preview(kind, { name: file.name, type: file.type, content }, on));
      [show.hidden, close.hidden] = [true, false];
      close.focus();
    }),
  );
  close.addEventListener("click", () => {
    place.replaceChildren();
    tell("");
    [show.hidden, close.hidden] = [false, true];
    show.focus();
  });
  return [show, close, place];
}

async function busy(button: HTMLButtonElement, state: HTMLElement, work: () => Promise<void>): Promise<void> {
  button.disabled = true;
  try {
    await work();
  } catch (error) {
    state.textContent = sentence(error, { "open-failed": words.swapped });
  } finally {
    button.disabled = false;
  }
}

const button = (text: string, label: string): HTMLButtonElement =>
  make("button", { type: "button", class: "quiet", "aria-label": label }, text);

/** All of it before any of it is saved or shown: only at the end is it known to be the right file. */
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
