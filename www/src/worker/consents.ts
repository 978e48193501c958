import { sha256, utf8 } from "../bytes.ts";
import type { Consent } from "../manifest.ts";
import type { CheckedConsent } from "./practice-protocol.ts";

/** Holds the text of each consent against the hash that the manifest has of it, in its order. */
export const checkConsents = (consents: Consent[]): Promise<CheckedConsent[]> =>
  Promise.all(
    consents.map(async ({ id, text, sha256: hash }) => ({
      id,
      textMatches: (await sha256(utf8(text))) === hash,
    })),
  );
