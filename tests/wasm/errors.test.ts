import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import * as files from "sealform-wasm/files";
import * as form from "sealform-wasm/form";
import * as full from "sealform-wasm/full";
import { CORE_ERROR_CODES, ERROR_CODES } from "../../www/src/errors.ts";
import { messages } from "../../www/src/messages.ts";
import { practiceErrors } from "../../www/src/messages-practice.ts";

const BUILDS = { form, files, full };
for (const [name, glue] of Object.entries(BUILDS)) {
  const wasm = readFileSync(resolve(`target/wasm/${name}/sealform_wasm_bg.wasm`));
  glue.initSync({ module: new WebAssembly.Module(wasm) });
}

test("the core has the error codes that the package lists", () => {
  assert.deepEqual(full.errorCodes(), [...CORE_ERROR_CODES]);
});

for (const [name, glue] of Object.entries(BUILDS)) {
  test(`the ${name} build says what to do about a recipient that is none`, () => {
    const wrong = { code: "invalid-recipient", message: /age1pq1/ };
    assert.throws(() => glue.checkRecipient("age1"), wrong);
  });
}

test("what only looks like bytes is refused, before it becomes zeros", () => {
  const request = { kind: "record", context: {}, recipients: [] };
  const bytes = new Uint8Array([1]);
  const bytes32 = new Uint8Array(32);
  const wrong: [string, () => unknown][] = [
    ["a passphrase in text", () => full.seal(request, [bytes], [{ passphrase: "words" as never }])],
    ["a box in text", () => full.seal(request, ["{}" as never], [{ passphrase: bytes }])],
    ["a place beyond 16 bits", () => full.disclose(bytes, { secret: bytes32 }, {}, [65_537])],
    ["half a place", () => full.disclose(bytes, { secret: bytes32 }, {}, [1.9])],
    ["a place in text", () => full.disclose(bytes, { secret: bytes32 }, {}, ["1"] as never)],
    ["places in text", () => full.disclose(bytes, { secret: bytes32 }, {}, "12" as never)],
    ["no place", () => full.changeHolders(bytes, { secret: bytes32 }, [undefined] as never, [], [])],
    ["wider numbers", () => full.seal(request, [new Uint16Array([300]) as never], [])],
    ["a number", () => full.open(bytes, { passphrase: 5 as never }, { kind: "record", context: {} })],
    ["two keys at once", () => full.open(bytes, { passphrase: bytes, secret: bytes } as never, {})],
    ["no key", () => full.open(bytes, {} as never, {})],
    ["half a byte", () => new full.FileSealer({ context: {}, recipients: [] }, [], 0.5)],
    ["no recipients", () => form.seal({ kind: "record", context: {} }, [bytes], [])],
    ["no context", () => form.seal({ kind: "record", recipients: [] }, [bytes], [])],
    ["nothing", () => form.seal(undefined, [bytes], [])],
    ["a short name", () => form.seal({ ...request, objectId: bytes.slice(0, 15) }, [bytes], [])],
    ["a holder that this build does not know", () => form.seal(request, [bytes], [{ passphrase: bytes }])],
    ["half a character", () => form.seal({ ...request, context: { form: "\ud800" } }, [bytes], [])],
    [
      "a getter that throws",
      () =>
        form.seal(
          {
            ...request,
            context: {
              get form() {
                throw 1;
              },
            },
          },
          [bytes],
          [],
        ),
    ],
  ];
  for (const [what, call] of wrong) assert.throws(call, { code: "invalid-argument" }, what);
});

test("every key of a context comes back", () => {
  const context = Object.fromEntries([
    ["__proto__", "a"],
    ["form", "b"],
  ]);
  const sealed = full.seal(
    { kind: "record", context, recipients: [] },
    [new Uint8Array([1])],
    [{ passphrase: new Uint8Array([1]) }],
  ) as { envelope: Uint8Array };
  const { context: shown } = full.inspect(sealed.envelope) as { context: object };
  assert.deepEqual(Object.entries(shown), Object.entries(context));
});

test("every error has a sentence for the person who meets it", () => {
  const errors = { ...messages.errors, ...practiceErrors };
  assert.deepEqual(Object.keys(errors).sort(), [...ERROR_CODES].sort());
  for (const sentence of Object.values(errors)) assert.match(sentence, /\.$/);
});
