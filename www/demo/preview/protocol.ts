/** What the frame that shows a PDF says to the page: that it waits for the bytes, and what became of them. */
export type PdfMessage = { pdf: "ready" } | { pdf: "shown"; pages: number; all: number } | { pdf: "failed" };
