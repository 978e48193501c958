import { checkRecipient, initSync, seal, selfTest } from "sealform-wasm/form";
import { wipe } from "../bytes.ts";
import { parse } from "../shape.ts";
import { serve } from "./host.ts";
import { formCalls, sealed } from "./protocol.ts";
import { startWasm } from "./wasm.ts";

serve(formCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  check({ recipients }) {
    selfTest();
    for (const recipient of recipients) checkRecipient(recipient);
  },

  seal({ recipients, context, contents, objectId, secret }) {
    const holders = secret ? [{ secret }] : [];
    try {
      const result = seal({ kind: "record", context, recipients, objectId }, contents, holders);
      return parse(sealed, result, "internal", "What seal returned");
    } finally {
      wipe(...contents, ...(secret ? [secret] : []));
    }
  },
});
