import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene } from "./element-scene.ts";
import { storedPlaces } from "./support/indexed-db.ts";
import { waitingParcels } from "./support/outbox.ts";

/* The package's modules without their element: `createSealer`, and `openCopy`. */

const CANARY = "kanarienvogel";
// A page needs an element for the test to know that it is there.
const FORM = '<seal-form SEAL><form method="dialog"><button>Send</button></form></seal-form>';

const scene = ElementScene.forTests();

test("a card is loaded, answers are sealed and sent, and everything can be given up", async () => {
  const page = await scene.show(FORM);
  const sent = await page.evaluate(
    async ({ story, module }) => {
      const api = (await import(module)) as typeof import("../../www/src/index.ts");
      const integrity = document.querySelector("seal-form")?.getAttribute("integrity") ?? "";
      const sealer = await api.createSealer(await api.loadCard("/card.json", integrity));
      const sealed = await sealer.seal({ answers: [{ name: "story", value: story }], copy: true });
      const submitted = await sealer.submit(sealed);
      const refused = await sealer
        .submit(await sealer.seal({ answers: [] }), { maxBytes: 10 })
        .catch(({ code }) => code);
      const wrongPin = await api.loadCard("/card.json", "sha256-AAAA").catch(({ code }) => code);
      const given = AbortSignal.abort("given up");
      const stopped = await sealer.seal({ answers: [] }, { signal: given }).catch((reason) => reason);
      sealer.dispose();
      const ended = await sealer.sealFile(new File(["x"], "x.txt"), "0".repeat(32)).catch(({ code }) => code);
      return { submitted, refused, wrongPin, stopped, ended, fragment: sealed.copyFragment };
    },
    { story: CANARY, module: "/esm/index.js" },
  );
  const [post, ...more] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(more, []);
  const read = scene.read(post);
  assert.deepEqual(read.answers, [{ name: "story", value: CANARY }]);
  assert.equal(sent.submitted.id, read.objectId);
  assert.equal(sent.submitted.receivedAt, "2026-01-01T00:00:00Z");
  assert.deepEqual([sent.refused, sent.wrongPin, sent.stopped], ["too-large", "card-integrity", "given up"]);
  assert.equal(sent.ended, "worker-failed");
  assert.match(sent.fragment, /^id=[0-9a-f]{32}&key=[\w-]{43}$/);
});

test("what could not be sent waits, and is sent when that is asked for", async () => {
  const page = await scene.show(FORM);
  scene.statuses.push("hang-up");
  const seen = await page.evaluate(async (module) => {
    const api = (await import(module)) as typeof import("../../www/src/index.ts");
    const integrity = document.querySelector("seal-form")?.getAttribute("integrity") ?? "";
    const sealer = await api.createSealer(await api.loadCard("/card.json", integrity));
    const sealed = await sealer.seal({ answers: [{ name: "story", value: "later" }] });
    const code = await sealer.submit(sealed).catch(({ code }) => code);
    await sealer.sendWaiting();
    sealer.dispose();
    return { code, id: sealed.id };
  }, "/esm/index.js");
  assert.equal(seen.code, "network");
  const [first, second, ...more] = await scene.posts(page);
  assert.ok(first && second);
  assert.deepEqual(more, []);
  assert.equal(scene.read(second).objectId, seen.id);
  assert.deepEqual(await waitingParcels(page), []);
});

test("files of a record that was not sealed do not stay on the device", async () => {
  const consent = [{ id: "terms", version: "1", text: "I agree.", required: true }];
  scene.card = { ...scene.card, consent };
  const page = await scene.show(FORM);
  const codes = await page.evaluate(async (module) => {
    const api = (await import(module)) as typeof import("../../www/src/index.ts");
    const integrity = document.querySelector("seal-form")?.getAttribute("integrity") ?? "";
    // As in the browsers of early 2023.
    Reflect.deleteProperty(AbortSignal, "any");
    const sealer = await api.createSealer(await api.loadCard("/card.json", integrity));
    const answers = [{ name: "letter", file: new File(["x"], "letter.txt") }];
    const tooMany = Array.from({ length: 4095 }, () => ({ name: "more", value: "" }));
    const consent = { terms: true };
    /** Does something when the files are sealed, and the record is about to be. */
    const whenSealing = (act: () => void): void => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, moved) {
        post.call(this, message, moved as StructuredSerializeOptions);
        if (message.call !== "seal") return;
        Worker.prototype.postMessage = post;
        act();
      };
    };
    const code = (sealing: Promise<unknown>): Promise<unknown> =>
      sealing.then(
        () => "sealed",
        (thrown) => thrown.code ?? thrown,
      );
    const codes = [
      await code(sealer.seal({ answers })),
      await code(sealer.seal({ answers: [...answers, ...tooMany], consent })),
    ];
    const given = new AbortController();
    whenSealing(() => given.abort("given up"));
    codes.push(await code(sealer.seal({ answers, consent }, { signal: given.signal })));
    whenSealing(() => sealer.dispose());
    codes.push(await code(sealer.seal({ answers, consent })));
    return codes;
  }, "/esm/index.js");
  assert.deepEqual(codes, ["invalid-argument", "too-large", "given up", "worker-failed"]);
  assert.deepEqual(await storedPlaces(page), []);
});

test("files of a record that was sealed wait on the device for it to be sent", async () => {
  const page = await scene.show(FORM);
  await page.evaluate(async (module) => {
    const api = (await import(module)) as typeof import("../../www/src/index.ts");
    const integrity = document.querySelector("seal-form")?.getAttribute("integrity") ?? "";
    const sealer = await api.createSealer(await api.loadCard("/card.json", integrity));
    await sealer.seal({ answers: [{ name: "letter", file: new File(["x"], "letter.txt") }] });
    sealer.dispose();
  }, "/esm/index.js");
  assert.match((await storedPlaces(page)).join(" "), /sealform-files.files/);
});

test("a private link is used up by a worker that runs, and not by one that does not", async () => {
  const page = await scene.show(FORM);
  const seen = await page.evaluate(async (module) => {
    const { openCopy } = (await import(module)) as typeof import("../../www/src/copy.ts");
    const secret = new Uint8Array(32).fill(7);
    const open = () =>
      openCopy({ id: "0".repeat(32), secret }, new URL("/none/", location.href)).catch(({ code }) => code);
    const { Worker } = globalThis;
    Reflect.set(globalThis, "Worker", () => {
      throw new DOMException("refused", "SecurityError");
    });
    const refused = [await open(), secret[0]];
    Reflect.set(globalThis, "Worker", Worker);
    return [...refused, await open(), secret[0]];
  }, "/esm/copy.js");
  // The page of this address is no envelope.
  assert.deepEqual(seen, ["worker-failed", 7, "malformed", 0]);
});
