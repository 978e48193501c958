// Form cards. Each is one that would do, but for what is named.

import { formatRecipient } from "../keys.ts";
import { PUBLIC_KEY } from "./known.ts";
import { type Refusal, refusal } from "./refusal.ts";

const recipient = formatRecipient(PUBLIC_KEY);
const statement = { id: "privacy", version: "1", text: "I agree.", required: true };
const honest = {
  sealform: 1,
  form: "intake",
  practice: "An example",
  recipients: [recipient],
  consent: [statement],
  clear: ["language"],
};

const changes: [string, string, object][] = [
  ["version-2", "Its version is 2.", { sealform: 2 }],
  ["version-in-text", "Its version is text.", { sealform: "1" }],
  ["without-form", "It names no form.", { form: undefined }],
  ["form-a-number", "Its form is a number.", { form: 7 }],
  ["form-too-long", "Its form has 513 characters.", { form: "x".repeat(513) }],
  ["practice-null", "Its practice is null.", { practice: null }],
  ["no-recipients", "It has no recipients.", { recipients: [] }],
  ["recipients-in-text", "Its recipients are no list.", { recipients: recipient }],
  ["33-recipients", "It has 33 recipients.", { recipients: Array(33).fill(recipient) }],
  ["33-statements", "It has 33 statements of consent.", { consent: Array(33).fill(statement) }],
  ["statement-without-text", "A statement has no text.", { consent: [{ ...statement, text: undefined }] }],
  [
    "statement-required-in-text",
    "A statement says in text whether it is required.",
    { consent: [{ ...statement, required: "yes" }] },
  ],
  [
    "statement-a-list-of-values",
    "A statement is a list of its members' values.",
    { consent: [Object.values(statement)] },
  ],
  ["65-clear-fields", "It has 65 clear fields.", { clear: Array(65).fill("x") }],
];

const texts: [string, string, string][] = [
  ["empty", "It is empty.", ""],
  ["no-json", "It is no JSON.", "intake"],
  ["list", "It is a list.", JSON.stringify([honest])],
  ["list-of-values", "It is a list of its members' values.", JSON.stringify(Object.values(honest))],
  ["cut", "It is cut off.", JSON.stringify(honest).slice(0, -1)],
  ["text-behind", "Something follows it.", `${JSON.stringify(honest)}{}`],
];

export const cards: Refusal[] = [
  ...changes.map(([name, why, change]) =>
    refusal(`card-${name}`, "card", "card-malformed", why, () => ({
      card: JSON.stringify({ ...honest, ...change }),
    })),
  ),
  ...texts.map(([name, why, card]) =>
    refusal(`card-${name}`, "card", "card-malformed", why, () => ({ card })),
  ),
  refusal(
    "card-with-no-recipient-among-its-recipients",
    "card",
    "invalid-recipient",
    "A recipient of it is none.",
    () => ({
      card: JSON.stringify({ ...honest, recipients: [recipient, "age1pq1qqqq"] }),
    }),
  ),
];
