const MB = 1_000_000;

/** How a file can be shown, and up to which size in bytes. */
const LIMITS = { image: 15 * MB, media: 20 * MB, pdf: 20 * MB, text: MB } as const;
export type PreviewKind = keyof typeof LIMITS;

/** What is shown at all. Never HTML, SVG or XML: as documents they can do things. */
const KINDS: Readonly<Record<string, PreviewKind>> = {
  "image/png": "image",
  "image/jpeg": "image",
  "image/gif": "image",
  "image/webp": "image",
  "image/avif": "image",
  "audio/mpeg": "media",
  "audio/mp4": "media",
  "audio/ogg": "media",
  "audio/wav": "media",
  "audio/webm": "media",
  "video/mp4": "media",
  "video/webm": "media",
  "application/pdf": "pdf",
  "text/plain": "text",
  "text/csv": "text",
  "text/markdown": "text",
};

/** How a file of this type and size is shown; undefined when only downloading it remains. */
export function previewKind({ type, size }: { type: string; size: number }): PreviewKind | undefined {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return kind && size <= LIMITS[kind] ? kind : undefined;
}
