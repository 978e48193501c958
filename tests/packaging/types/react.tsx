// Compiled, and never run.
import type {} from "sealform/react";

export const good = (
  <seal-form
    card="/intake.card.json"
    integrity="sha256-…"
    lang="de"
    max-bytes={1000000}
    receipt="none"
    onseal-waiting={(event) => console.log(event.detail.code)}
    onseal-deliver={({ detail }) => detail.respondWith(Promise.resolve(detail.envelope.length))}
    onseal-sent-earlier={(event) => console.log(event.detail.id)}
    transport="multipart"
    onseal-sent={(event) => console.log(event.detail.root)}
  >
    <form method="dialog" />
  </seal-form>
);

// @ts-expect-error: without a pin whoever serves the card could name another reader
export const unpinned = <seal-form card="/intake.card.json" />;

// @ts-expect-error: there is no such transport
export const pigeon = <seal-form card="/intake.card.json" integrity="sha256-…" transport="pigeon" />;
