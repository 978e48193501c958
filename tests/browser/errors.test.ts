import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import * as form from "sealform-wasm/form";
import * as full from "sealform-wasm/full";
import { CORE_ERROR_CODES, ERROR_CODES } from "../../www/src/errors.ts";
import { messages } from "../../www/src/messages.ts";

for (const [name, glue] of Object.entries({ form, full })) {
  test(`the ${name} build has the error codes that the package lists`, () => {
    glue.initSync({
      module: new WebAssembly.Module(readFileSync(resolve(`target/wasm/${name}/sealform_wasm_bg.wasm`))),
    });
    assert.deepEqual(glue.errorCodes(), [...CORE_ERROR_CODES]);
  });
}

test("every error has a sentence for the person who meets it", () => {
  assert.deepEqual(Object.keys(messages.errors).sort(), [...ERROR_CODES].sort());
  for (const sentence of Object.values(messages.errors)) assert.match(sentence, /\.$/);
});
