/*
 * What runs in the frame that shows a PDF: it has no origin, nothing to read but that PDF, and may load nothing. pdf.js
 * works in this very thread: a worker would need another script.
 */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import * as pdfjsWorker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import type { PdfMessage } from "./protocol.ts";

const MAX_PAGES = 50;
/** A canvas of more pixels is refused by some devices. */
const MAX_PIXELS = 8_000_000;
const MARGIN_PX = 8;

// Where pdf.js looks for it before it loads one.
Object.assign(globalThis, { pdfjsWorker });

const tell = (message: PdfMessage): void => parent.postMessage(message, "*");

addEventListener("message", ({ data, source }) => {
  if (source === parent && data instanceof ArrayBuffer) {
    show(data).catch(() => tell({ pdf: "failed" }));
  }
});
tell({ pdf: "ready" });

async function show(data: ArrayBuffer): Promise<void> {
  const pdf = await getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
  }).promise;
  const pages = Math.min(pdf.numPages, MAX_PAGES);
  for (let number = 1; number <= pages; number += 1) {
    const page = await pdf.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const width = Math.max(200, document.documentElement.clientWidth - 2 * MARGIN_PX);
    const wanted = (width * devicePixelRatio) / natural.width;
    const most = Math.sqrt(MAX_PIXELS / (natural.width * natural.height));
    const viewport = page.getViewport({ scale: Math.min(wanted, most) });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
    canvas.style.width = "100%";
    document.body.append(canvas);
    await page.render({ canvas, viewport }).promise;
    page.cleanup();
  }
  tell({ pdf: "shown", pages, all: pdf.numPages });
}
