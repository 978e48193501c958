import { CONFIDENTIALITY, ENTRY_SENT } from "./consent.ts";

const consent = [CONFIDENTIALITY];

/** What the card defines beside PHQ-9 and GAD-7, which are built in: how a practice adds a score of its own. */
const SLEEP = {
  id: "sleep",
  title: "Sleep",
  items: ["sleep-1", "sleep-2"],
  max: 3,
  bands: [
    { from: 0, to: 1, label: "Good" },
    { from: 2, to: 3, label: "Disturbed" },
    { from: 4, to: 6, label: "Badly disturbed" },
  ],
  flags: [],
  source: "An example of this demo, which nobody has validated.",
};

/** The form cards that set-up publishes, each under the name of its form. */
export const CARDS = {
  intake: {
    form: "intake",
    consent,
    files: { max: 10, bytes: 1024 ** 3, types: [".pdf", ".docx", ".odt", "image/*", "video/*", "audio/*"] },
  },
  "check-in": { form: "check-in", consent, scores: [SLEEP] },
  journal: { form: "journal", consent: [ENTRY_SENT] },
};
