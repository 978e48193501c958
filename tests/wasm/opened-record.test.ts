// What a page gets of an answer: what another version added, and never what opens a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../www/src/shape.ts";
import { openedAnswers } from "../../www/src/worker/opened-record.ts";
import { file } from "./export-records.ts";

const about = file(1, "letter.pdf", 5);
const opened = (answer: object): string =>
  JSON.stringify(parse(openedAnswers, [answer], "malformed", "The answers"));

test("members that are not known stay, and all stay in their place", () => {
  const answer = { later: [{ a: null }], value: "x", name: "q", file: about };
  assert.equal(opened(answer), '[{"later":[{"a":null}],"value":"x","name":"q"}]');
  const attached = { later: 1, file: { later: true, ...about }, name: "q" };
  assert.equal(opened(attached), JSON.stringify([attached]));
});

test("the secret of a file stays in the worker, wherever it was put", () => {
  const secret = { ...about, secret: "a secret", path: "/etc/passwd" };
  for (const answer of [
    { name: "q", file: secret },
    { name: "q", value: "", file: secret },
  ]) {
    assert.doesNotMatch(opened(answer), /secret|passwd/);
  }
  assert.throws(() => opened({ name: "q", value: 1, file: {} }), { code: "malformed" });
});
