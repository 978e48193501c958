import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { EmbeddingScene, GUIDE } from "./embedding-scene.ts";

let scene: EmbeddingScene;
let server: ChildProcess;
let origin: string;

/** The plugin of the guide in PHP's own server, with as much of WordPress around it as it calls. */
before(async () => {
  scene = await EmbeddingScene.open();
  const root = join(scene.folder, "wordpress");
  const plugin = join(root, "wp-content/plugins/sealed-intake");
  await mkdir(plugin, { recursive: true });
  await cp(join(scene.folder, "site/sealform"), join(plugin, "sealform"), { recursive: true });
  await cp(join(scene.folder, "site/intake.card.json"), join(plugin, "intake.card.json"));
  await writeFile(join(plugin, "sealed-intake.php"), scene.filledIn(GUIDE.wordpress));
  server = spawn("php", ["-S", "127.0.0.1:0", "-t", root, resolve("tests/browser/support/wordpress.php")], {
    env: { ...process.env, PLUGIN: join(plugin, "sealed-intake.php"), POSTS: posts() },
    stdio: ["ignore", "ignore", "pipe"],
  });
  origin = await new Promise((found, failed) => {
    let output = "";
    server.on("error", failed);
    server.on("exit", (code) => failed(new Error(`php ended with ${code}: ${output}`)));
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const address = /\((http:\/\/127\.0\.0\.1:\d+)\) started/.exec(output)?.[1];
      if (address) found(address);
    });
  });
});

after(async () => {
  const ended = once(server, "exit");
  server.kill();
  await ended;
  await scene.close();
});

const posts = (): string => join(scene.folder, "posts.jsonl");
const kept = async (): Promise<Record<string, string>[]> =>
  (await readFile(posts(), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("PHP understands the plugin", () => {
  const plugin = join(scene.folder, "wordpress/wp-content/plugins/sealed-intake/sealed-intake.php");
  assert.match(execFileSync("php", ["-l", plugin], { encoding: "utf8" }), /No syntax errors/);
});

test("the shortcode's form is kept by the plugin, once, and opens", async () => {
  const page = await scene.show(origin);
  assert.equal(await page.getByText("If this sentence stays").count(), 0);
  const loaded = await page.evaluate(() => document.querySelector("script[src]")?.getAttribute("integrity"));
  assert.equal(loaded, scene.hashes.script);
  await page.getByLabel("What brings you here?").fill("I cannot sleep.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [post, ...more] = await kept();
  assert.deepEqual(more, []);
  const payload = post?.post_content ?? "";
  assert.deepEqual((await scene.open(payload)).boxes, [
    { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
  ]);

  const again = await send({ payload });
  assert.equal(again.status, 201);
  assert.equal((await again.json()).sha256, post?.post_title);
  assert.equal((await kept()).length, 1);
});

test("what is no payload is refused", async () => {
  const known = await kept();
  for (const body of [
    {},
    { payload: ["x"] },
    { payload: "<p>" },
    { payload: "abc\n" },
    { payload: "x".repeat(2_000_001) },
  ]) {
    const answer = await send(body);
    assert.equal(answer.status, 400);
    assert.equal((await answer.json()).code, "malformed-payload");
  }
  assert.deepEqual(await kept(), known);
});

const send = (body: object): Promise<Response> =>
  fetch(`${origin}/wp-json/intake/v1/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
