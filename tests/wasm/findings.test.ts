// What the practice is told to look at, of rows that a store made up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Examined, findings } from "../../www/src/opening/findings.ts";

const NOTHING_KNOWN = { cards: undefined, files: undefined };
const row = (id: string, objectId: string, more: Partial<Examined> = {}): Examined => ({
  id,
  seen: { objectId, root: `root of ${objectId}`, sha256: `hash of ${id}` },
  ...more,
});

test("an object under two ids is a replay, and no duplicate of itself", () => {
  const rows = [
    row("a", "a", { contentHash: "same" }),
    row("b", "a", { code: "wrong-context" }),
    row("c", "c", { contentHash: "same" }),
  ];
  assert.deepEqual(findings(rows, NOTHING_KNOWN), [
    { kind: "replayed", id: "a", others: ["b"] },
    { kind: "duplicate", id: "a", others: ["c"] },
    { kind: "not-opened", id: "b", code: "wrong-context" },
    { kind: "replayed", id: "b", others: ["a"] },
    { kind: "duplicate", id: "c", others: ["a"] },
  ]);
});

test("a card that is none of the practice's, or none at all", () => {
  const rows = ["known", "foreign"].map((card) => row(card, card, { context: { card } }));
  rows.push(row("none", "none", { context: {} }));
  assert.deepEqual(findings(rows, { cards: new Set(["known"]), files: undefined }), [
    { kind: "unknown-card", id: "foreign", card: "foreign" },
    { kind: "unknown-card", id: "none", card: "" },
  ]);
});

test("files that the store does not have, where it is known what it has", () => {
  const files = ["here", "gone"].map((id) => ({ id, state: "listed" as const }));
  const rows = [row("a", "a", { files })];
  const known = { cards: undefined, files: new Set(["here"]) };
  assert.deepEqual(findings(rows, known), [{ kind: "files-missing", id: "a", files: ["gone"] }]);
  assert.deepEqual(findings(rows, NOTHING_KNOWN), []);
});
