// docs/INBOX.md: its programs run from beginning to end in Node, and its tables leave nothing out.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import * as inbox from "sealform/inbox";
import { practiceErrors } from "../../www/src/messages-practice.ts";
import { firstCells } from "../browser/support/document.ts";
import { blocks, runGuide, text } from "./inbox-guide.ts";

test("the guide's programs do what they say, and end by themselves", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sealform-inbox-guide-"));
  try {
    await mkdir(join(folder, "node_modules"));
    await symlink(resolve("www"), join(folder, "node_modules/sealform"));
    await runGuide(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("every method of a keyring, and every export that is a value, is in the guide", () => {
  const { prototype } = inbox.Keyring;
  const methods = [prototype, Object.getPrototypeOf(prototype)]
    .flatMap((part) => Object.getOwnPropertyNames(part))
    .filter((name) => name !== "constructor");
  const statics = Object.getOwnPropertyNames(inbox.Keyring).filter((name) =>
    /^(create|unlock|import)/.test(name),
  );
  const names = [...methods, ...statics, ...Object.keys(inbox)];
  assert.ok(names.length > 60, `${names.length}`);
  assert.deepEqual(
    names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text)),
    [],
  );
});

test("the table of errors has every code that a practice can meet", () => {
  const codes = firstCells(text.split("\n## Errors\n")[1] ?? "");
  assert.equal(new Set(codes).size, codes.length);
  const known: readonly string[] = inbox.ERROR_CODES;
  assert.deepEqual(
    codes.filter((code) => !known.includes(code)),
    [],
  );
  assert.deepEqual(
    Object.keys(practiceErrors).filter((code) => !codes.includes(code)),
    [],
  );
});

test("every block of the guide is run", () => assert.deepEqual(blocks.left(), []));
