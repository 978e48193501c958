import { initSync, open, selfTest } from "sealform-wasm/full";
import { base64url, fromUtf8, wipe } from "../bytes.ts";
import { copyToken } from "../delivery/parcel.ts";
import { SealformError } from "../errors.ts";
import { fetchBytes } from "../fetch.ts";
import { answer, recordManifest } from "../manifest.ts";
import { parse, parseJson } from "../shape.ts";
import { checkConsents } from "./consents.ts";
import { copyCalls } from "./copy-protocol.ts";
import { serve } from "./host.ts";
import { opened, openedAnswers } from "./practice-protocol.ts";
import { startWasm } from "./wasm.ts";

const TIMEOUT_MS = 60_000;
/** As much of a record as a page reads. */
const MAX_BYTES = 64 << 20;

serve(copyCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async open({ copies, id, secret }) {
    try {
      const authorization = `Bearer ${base64url(await copyToken(secret))}`;
      const plan = { headers: { authorization }, timeoutMs: TIMEOUT_MS };
      const envelope = await fetchBytes(new URL(id, copies), plan, MAX_BYTES);
      const result = open(envelope, { secret }, { kind: "record", context: {} });
      const { objectId, root, context, boxes } = parse(opened, result, "internal", "What open returned");
      if (objectId !== id)
        throw new SealformError("wrong-context", "The store answered with another record.");
      const [manifest, ...answers] = boxes.map((box) => fromUtf8(box));
      wipe(...boxes);
      const written = answers.map((box) => parseJson(answer, box, "malformed", "An answer"));
      const about = parseJson(recordManifest, manifest ?? "", "malformed", "The record's manifest");
      return {
        id,
        root,
        context,
        manifest: about,
        consents: await checkConsents(about.consent),
        answers: parse(openedAnswers, written, "internal", "The answers"),
      };
    } finally {
      wipe(secret);
    }
  },
});
