// Attached files are shown in a frame that has no origin and may load nothing; what could act is only ever downloaded.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { InboxScene } from "./inbox-scene.ts";
import { until } from "./support/driver/index.ts";
import { shoot } from "./support/inspect.ts";
import { sendFile, sendRecord } from "./support/sealed-record.ts";

const CANARY = "kanarienvogelvorschau";

let scene: InboxScene;
before(async () => {
  scene = await InboxScene.open();
  await sendAll();
});
after(() => scene.close());

test("what could act as a document has no preview: HTML, SVG, XML, and what the device did not name", async () => {
  const { device, page } = await opened();
  for (const name of ["page.html", "drawing.svg", "data.xml", "unnamed", "great.png"]) {
    await page.getByRole("button", { name: `Download ${name}` }).waitFor();
    assert.equal(await page.getByRole("button", { name: `Preview ${name}` }).count(), 0, name);
  }
  await device.close();
});

test("an image is drawn in a frame without script and origin, and can be closed", async () => {
  const { device, page } = await opened();
  await page.getByRole("button", { name: "Preview photo.png" }).click();
  const frame = page.locator(".attachment-preview iframe");
  await frame.waitFor();
  assert.equal(await frame.getAttribute("sandbox"), "");
  assert.equal(await frame.getAttribute("title"), "Preview of photo.png");
  assert.match(
    (await frame.getAttribute("srcdoc")) ?? "",
    /content="default-src 'none'; .*src="data:image\/png;base64,/,
  );
  assert.equal(await page.evaluate(isForeign), true);
  await shoot(page, "preview-image");
  await page.getByRole("button", { name: "Close the preview of photo.png" }).click();
  assert.equal(await frame.count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement?.textContent === "Preview"));
  await device.close();
});

test("HTML and SVG that call themselves an image run nothing and load nothing", async () => {
  const { device, page } = await opened();
  await page.evaluate(() => {
    const said: unknown[] = [];
    Object.assign(globalThis, { said });
    addEventListener("message", ({ data }) => said.push(data));
  });
  for (const name of ["page.png", "drawing.png"]) {
    await page.getByRole("button", { name: `Preview ${name}` }).click();
    await page.getByRole("button", { name: `Close the preview of ${name}` }).waitFor();
  }
  await page.locator(".attachment-preview iframe").nth(1).waitFor();
  // A script in a frame would have sent its message before this image of the page is there.
  await page.evaluate(async () => {
    for (const frame of document.querySelectorAll("iframe")) {
      const again = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
      const { srcdoc } = frame;
      frame.srcdoc = srcdoc;
      await again;
    }
  });
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "said")), []);
  assert.equal(await page.evaluate(() => document.querySelectorAll("script").length), 1);
  const asked = scene.scene.wiretap.requests.filter((request) => request.includes(CANARY));
  assert.deepEqual(asked, [], "nothing that the files name was asked for");
  await device.close();
});

test("a text is text, whatever stands in it", async () => {
  const { device, page } = await opened();
  await page.getByRole("button", { name: "Preview note.txt" }).click();
  const text = page.locator(".attachment-preview pre");
  await text.waitFor();
  assert.equal(await text.textContent(), `<b>Not bold</b> für ${CANARY}`);
  assert.equal(await text.locator("b").count(), 0);
  await device.close();
});

test("a PDF is drawn in a frame of no origin, and one that is none is said to be so", async () => {
  const { device, page } = await opened();
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    addEventListener("message", ({ data, origin }) => told.push([origin, data.pdf, data.pages]));
  });
  await page.getByRole("button", { name: "Preview letter.pdf" }).click();
  await until("the PDF is shown", async () =>
    assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "told")), [
      ["null", "ready", null],
      ["null", "shown", 1],
    ]),
  );
  const frame = page.locator(".attachment-preview iframe");
  assert.equal(await frame.getAttribute("sandbox"), "allow-scripts");
  assert.equal(await page.evaluate(isForeign), true);
  await shoot(page, "preview-pdf");
  await page.getByRole("button", { name: "Close the preview of letter.pdf" }).click();
  await page.getByRole("button", { name: "Preview broken.pdf" }).click();
  await page.getByText("This file cannot be shown here").waitFor();
  await device.close();
});

test("a recording is played from the file alone", async () => {
  const { device, page } = await opened();
  await page.getByRole("button", { name: "Preview voice.wav" }).click();
  const frame = page.locator(".attachment-preview iframe");
  await frame.waitFor();
  assert.match(
    (await frame.getAttribute("srcdoc")) ?? "",
    /<audio controls width="100%" src="data:audio\/wav;base64,/,
  );
  await device.close();
});

test("locking takes a preview out of the page", async () => {
  const { device, page } = await opened();
  await page.getByRole("button", { name: "Preview note.txt" }).click();
  await page.locator(".attachment-preview pre").waitFor();
  await page.getByRole("button", { name: "Lock" }).click();
  assert.ok(!(await page.evaluate(() => document.documentElement.outerHTML)).includes(CANARY));
  await device.close();
});

async function opened() {
  const unlocked = await scene.unlocked();
  await unlocked.page.getByRole("button", { name: "Attached" }).click();
  await unlocked.page.getByRole("heading", { name: "Attached" }).waitFor();
  return unlocked;
}

/** Whether the page can not reach into the frame. Runs in the page. */
const isForeign = (): boolean => document.querySelector("iframe")?.contentDocument === null;

async function sendAll(): Promise<void> {
  const { store } = scene.scene;
  const elsewhere = scene.scene.url(`/${CANARY}`);
  const html = `<!doctype html><script>parent.postMessage("ran", "*")</script><img src="${elsewhere}.png" onerror="parent.postMessage('ran','*')"><iframe src="${elsewhere}"></iframe>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.postMessage('ran','*')"><script>parent.postMessage("ran", "*")</script><image href="${elsewhere}.svg"/></svg>`;
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxAADCBYDAwAdIgECz6qrzQAAAABJRU5ErkJggg==",
    "base64",
  );
  const files: [name: string, type: string, content: Uint8Array][] = [
    ["page.html", "text/html", Buffer.from(html)],
    ["drawing.svg", "image/svg+xml", Buffer.from(svg)],
    ["data.xml", "application/xml", Buffer.from(svg)],
    ["unnamed", "", png],
    ["great.png", "image/png", Buffer.alloc(15_000_001)],
    ["photo.png", "image/png", png],
    ["page.png", "image/png", Buffer.from(html)],
    ["drawing.png", "image/png", Buffer.from(svg)],
    ["note.txt", "text/plain", Buffer.from(`<b>Not bold</b> für ${CANARY}`)],
    ["letter.pdf", "application/pdf", pdf(`Letter ${CANARY}`)],
    ["broken.pdf", "application/pdf", Buffer.from(html)],
    ["voice.wav", "audio/wav", Buffer.concat([Buffer.from("RIFF"), Buffer.alloc(60)])],
  ];
  const record = randomBytes(16).toString("hex");
  const sent = [];
  for (const [name, type, content] of files) {
    sent.push(await sendFile(store, { record, name, type, content }));
  }
  await sendRecord(store, { id: record, files: sent.map(({ id, root, size }) => ({ id, root, size })) }, [
    { name: "name", value: "Attached" },
    ...sent.map((file) => ({ name: "letters", label: "Letters", file })),
  ]);
}

/** A PDF of one page with a line of text. */
function pdf(text: string): Uint8Array {
  const stream = `BT /F1 24 Tf 40 200 Td (${text}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj${object}endobj\n`;
    return String(offset).padStart(10, "0");
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join("");
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`,
  );
}
