// What the practice is told to look at, of rows that a store made up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { madeAt } from "../../www/src/made-at.ts";
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

const HOUR = 3_600_000;

test("the same answers within a day were sent twice; those of another day were given anew", () => {
  const at = [0, 24 * HOUR, 24 * HOUR + 1, 24 * 7 * HOUR];
  const rows = at.map((at, index) => row(`${index}`, `${index}`, { contentHash: "same", at }));
  assert.deepEqual(findings(rows, NOTHING_KNOWN), [
    { kind: "duplicate", id: "0", others: ["1"] },
    { kind: "duplicate", id: "1", others: ["0", "2"] },
    { kind: "duplicate", id: "2", others: ["1"] },
  ]);
});

test("a copy is a replay however long it lies between, by its object, its root or its bytes", () => {
  const seen = { objectId: "a", root: "a", sha256: "a" };
  const other = { objectId: "b", root: "b", sha256: "b" };
  for (const member of ["objectId", "root", "sha256"] as const) {
    const rows = [
      { id: "a", seen, contentHash: "same", at: 0 },
      { id: "b", seen: { ...other, [member]: "a" }, contentHash: "same", at: 1000 * 24 * HOUR },
    ];
    assert.deepEqual(findings(rows, NOTHING_KNOWN), [
      { kind: "replayed", id: "a", others: ["b"] },
      { kind: "replayed", id: "b", others: ["a"] },
    ]);
  }
});

test("the time is the sealed one, or that of receipt where it cannot be read", () => {
  const receivedAt = "2026-03-09T00:00:00Z";
  const created = "2026-03-02T00:00:00Z";
  assert.equal(madeAt({ manifest: { created }, receivedAt }), created);
  assert.equal(madeAt({ manifest: { created: "last week" }, receivedAt }), receivedAt);
});

test("of a thousand that are the same a finding names a hundred", () => {
  const rows = Array.from({ length: 1000 }, (_, index) =>
    row(`${index}`, `${index}`, { contentHash: "same", at: 0 }),
  );
  const found = findings(rows, NOTHING_KNOWN);
  assert.deepEqual(
    found.map((finding) => finding.kind === "duplicate" && finding.others.length),
    rows.map(() => 100),
  );
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
