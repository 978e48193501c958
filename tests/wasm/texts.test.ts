// What people read to each other and type from paper is the same in the browser and in the command: tests/vectors/texts/.
// cli/tests/keys.rs and tests/recovery_codes.rs have the same tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { utf8 } from "../../www/src/bytes.ts";
import { fingerprintWords } from "../../www/src/fingerprint.ts";
import { parseRecoveryCode } from "../../www/src/keyring/recovery-code.ts";

type KeyWords = { words: { recipient: string; words: string }[] };
type RecoveryCodes = {
  valid: { code: string; typed: string[] }[];
  invalid: { why: string; typed: string; error: string }[];
};

const read = <T>(name: string): T => JSON.parse(readFileSync(resolve("tests/vectors/texts", name), "utf8"));

test("a public key has the words that the command prints", async () => {
  const { words: keys } = read<KeyWords>("key-words.json");
  assert.ok(keys.length >= 3);
  for (const { recipient, words } of keys) assert.equal((await fingerprintWords(recipient)).join(" "), words);
});

test("a recovery code is read in every spelling", async () => {
  const { valid } = read<RecoveryCodes>("recovery-codes.json");
  assert.ok(valid.length >= 6);
  for (const { code, typed } of valid) {
    assert.ok(typed.length >= 8, code);
    for (const spelling of typed) {
      assert.equal(new TextDecoder().decode(await parseRecoveryCode(utf8(spelling))), code, spelling);
    }
  }
});

test("what is no recovery code is refused with its code", async () => {
  const { invalid } = read<RecoveryCodes>("recovery-codes.json");
  assert.ok(invalid.length >= 20);
  for (const { why, typed, error } of invalid) {
    await assert.rejects(parseRecoveryCode(utf8(typed)), { code: error }, why);
  }
});
