type Dated = { manifest: { created: string }; receivedAt: string };

/**
 * When a record was made, RFC 3339: the sealed time, which no host can alter. A record whose time cannot be read goes by when
 * it was received.
 */
export const madeAt = ({ manifest, receivedAt }: Dated): string =>
  Number.isNaN(Date.parse(manifest.created)) ? receivedAt : manifest.created;
