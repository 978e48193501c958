import { make } from "../shared/dom.ts";
import { attachmentWords as words } from "../words/attachment.ts";
import { type PreviewKind, previewKind } from "./kinds.ts";

const READY_MS = 2000;

/** Nothing is loaded from anywhere, whatever is in the file. */
const NOTHING = "default-src 'none'; form-action 'none'; base-uri 'none'";

/** Of a file that was opened: its bytes, and how the device of the client called it. `type` is one that has a kind. */
export type Previewed = { name: string; type: string; content: Blob };

/**
 * What is told of it later: that it cannot be shown, that this browser shows none of its kind, or that only its first pages
 * are shown.
 */
export type Told = { problem: () => void; unable: () => void; cut: (pages: number, all: number) => void };

/**
 * Shows a file. Text becomes text of this page; all else is drawn in a frame that has no origin: it cannot reach this page,
 * its storage or the net.
 */
export async function preview(kind: PreviewKind, file: Previewed, on: Told): Promise<HTMLElement> {
  const place = make("div", { class: "attachment-preview" });
  // Its size until here was what the sender said.
  if (previewKind({ type: file.type, size: file.content.size }) !== kind) on.problem();
  else if (kind === "text") place.append(make("pre", { tabindex: "0" }, await file.content.text()));
  else if (kind === "pdf") place.append(pdfFrame(file, on));
  else place.append(frame(file.name, { sandbox: "", srcdoc: await documentOf(kind, file) }));
  return place;
}

/** A document without script. Only constants and base64 are put into its text: nothing of the file is read as HTML. */
async function documentOf(kind: "image" | "media", { type, content }: Previewed): Promise<string> {
  const source = await dataUrl(new Blob([content], { type }));
  const element =
    kind === "image"
      ? `<img alt="" width="100%" src="${source}">`
      : `<${type.startsWith("audio/") ? "audio" : "video"} controls width="100%" src="${source}">`;
  return htmlOf(`${NOTHING}; img-src data:; media-src data:`, element);
}

/**
 * pdf.js draws it onto canvases. It needs script: the page in the frame has a policy of its own, by which it may load this one
 * file and nothing else.
 */
function pdfFrame({ name, content }: Previewed, on: Told): HTMLIFrameElement {
  const element = frame(name, { sandbox: "allow-scripts", src: "/pdf-frame" });
  let isReady = false;
  // Where the script runs, it has said so by then, or says so a moment later.
  element.addEventListener("load", () => setTimeout(() => isReady || on.unable(), READY_MS));
  const listen = async ({ source, data }: MessageEvent): Promise<void> => {
    if (!element.isConnected) return removeEventListener("message", listen);
    if (source !== element.contentWindow) return;
    const { pdf, pages, all } = Object(data);
    if (pdf === "ready") {
      isReady = true;
      const bytes = await content.arrayBuffer();
      // To whoever is in the frame: it has no origin to name, and its policy lets it go nowhere else.
      element.contentWindow?.postMessage(bytes, "*", [bytes]);
    } else if (pdf === "failed") on.problem();
    else if (pdf === "shown" && pages < all) on.cut(Number(pages), Number(all));
  };
  addEventListener("message", listen);
  return element;
}

const frame = (
  name: string,
  content: { sandbox: string } & ({ src: string } | { srcdoc: string }),
): HTMLIFrameElement =>
  make("iframe", { ...content, title: words.frame(name), referrerpolicy: "no-referrer" });

const htmlOf = (policy: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${body}`;

function dataUrl(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
