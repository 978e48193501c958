// The FHIR export against the JSON schema of R4 as HL7 published it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toFhir } from "../../www/src/export/index.ts";
import type { OpenedRecord } from "../../www/src/worker/practice-protocol.ts";
import { AWKWARD, awkward, id, questionnaire, record, textOf } from "./export-records.ts";
import { validate } from "./fhir-schema.ts";

type Item = { linkId: string; text?: string; answer?: Record<string, unknown>[] };
type Response = { id: string; item?: Item[]; contained?: unknown; meta?: unknown; authored?: string };
type Bundle = { entry?: { fullUrl: string; resource: Response }[] };

async function exported(records: OpenedRecord[]): Promise<Bundle> {
  const bundle: Bundle = JSON.parse(await textOf(toFhir(records)));
  const valid: boolean = validate(bundle);
  assert.ok(valid, JSON.stringify(validate.errors?.slice(-3)));
  return bundle;
}

test("the schema refuses what is no QuestionnaireResponse", () => {
  const resource = { resourceType: "QuestionnaireResponse", status: "completed" };
  const bundle = (changed: object) => ({
    resourceType: "Bundle",
    type: "collection",
    entry: [{ resource: changed }],
  });
  assert.ok(validate(bundle(resource)));
  assert.ok(!validate(bundle({ ...resource, answers: [] })));
  assert.ok(!validate(bundle({ ...resource, status: 3 })));
  assert.ok(!validate(bundle({ ...resource, item: [{ text: "no linkId", answer: [{ valueString: 5 }] }] })));
});

test("a bundle of no records is valid", async () => {
  assert.equal((await exported([])).entry, undefined);
});

test("awkward texts are valid, and what they are made of stays", async () => {
  const { entry = [] } = await exported([awkward()]);
  const visible = (text: unknown) => String(text).replace(/\s/g, " ");
  assert.deepEqual(
    entry[0]?.resource.item?.map(({ answer = [] }) => visible(answer[0]?.valueString)),
    AWKWARD.map(visible),
  );
});

test("options keep their code, a question has all of its answers, and a file its address", async () => {
  const { entry = [] } = await exported([questionnaire()]);
  assert.deepEqual(entry[0]?.resource.item, [
    { linkId: "name", text: "Your name", answer: [{ valueString: "Ada" }] },
    {
      linkId: "phq9-1",
      text: "Little interest",
      answer: [{ valueCoding: { code: "2", display: "More than half the days" } }],
    },
    {
      linkId: "phq9-2",
      text: "Feeling down",
      answer: [{ valueCoding: { code: "0", display: "Not at all" } }],
    },
    { linkId: "phq9-10", text: "How difficult" },
    {
      linkId: "reach",
      text: "How to reach you",
      answer: [
        { valueCoding: { code: "mail", display: "By mail" } },
        { valueCoding: { code: "phone", display: "By telephone" } },
      ],
    },
    {
      linkId: "letter",
      text: "Letters",
      answer: [
        {
          valueAttachment: {
            contentType: "application/pdf",
            url: "urn:uuid:00000000-0000-0000-0000-000000000007",
            size: 5,
            title: "Brief.pdf",
          },
        },
      ],
    },
  ]);
  assert.deepEqual(entry[0]?.resource.meta, { lastUpdated: "2026-11-20T08:30:00Z" });
});

test("what a client's device could send is valid too: no name, no label, odd types, times, languages and sizes", async () => {
  const file = { id: id(9), name: "", type: "  odd", size: 2 ** 40, root: "" };
  const answers = [
    { name: "", value: "x" },
    { name: " ", label: "\u0000", value: "\u0007" },
    { name: "f", file },
    { name: "g", value: "\u00A0", text: "shown" },
    { name: "h", value: " two  spaces", text: "shown" },
  ];
  const manifest = { created: "yesterday", form: { title: "", lang: "en us" }, consent: [], files: [] };
  const odd = record(3, answers, { manifest, receivedAt: "0000-01-01T00:00:00Z", context: {} });
  const { entry = [] } = await exported([odd, record(4, [])]);
  const { item, ...rest } = entry[0]?.resource ?? {};
  assert.deepEqual(Object.keys(rest), ["resourceType", "id", "language", "identifier", "status"]);
  const url = "urn:uuid:00000000-0000-0000-0000-000000000009";
  assert.deepEqual(item, [
    // Two names that are none in FHIR are one.
    { linkId: "answer", answer: [{ valueString: "x" }] },
    { linkId: "f", answer: [{ valueAttachment: { url } }] },
    { linkId: "g" },
    { linkId: "h", answer: [{ valueString: " two  spaces" }] },
  ]);
});
