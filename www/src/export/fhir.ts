import { base64, fromBase64, hex, utf8 } from "../bytes.ts";
import type { Note } from "../notes/note.ts";
import { encodedPath } from "./file-names.ts";
import type { ExportedAnswer, ExportedRecord } from "./source.ts";

type Item = { linkId: string; text?: string; answer?: Value[] };
type Value =
  | { valueString: string }
  | { valueCoding: { code: string; display: string } }
  | { valueAttachment: { contentType?: string; url: string; size?: number; title?: string } };

/** The primitive types of R4 (FHIR 4.0.1, 2.24), as its JSON schema has them. */
const CODE = /^[^\s\p{Cc}]+( [^\s\p{Cc}]+)*$/u;
const TIME =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/;
const DAY = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MAX_SIZE = 2_147_483_647;

/** A Bundle of QuestionnaireResponses, a line for each record. docs/EXPORT.md says what is where. */
export async function* writeFhir(
  records: AsyncIterable<ExportedRecord>,
): AsyncGenerator<string, void, undefined> {
  yield '{"resourceType":"Bundle","type":"collection"';
  let between = ',"entry":[\n';
  for await (const record of records) {
    const fullUrl = urn(hex(fromBase64(record.root).subarray(0, 16)));
    yield between + JSON.stringify({ fullUrl, resource: response(record) });
    between = ",\n";
    for (const note of record.notes ?? []) {
      const url = urn(hex(fromBase64(note.root).subarray(0, 16)));
      yield between + JSON.stringify({ fullUrl: url, resource: document(note, fullUrl) });
    }
  }
  // FHIR has no empty lists.
  yield between === ",\n" ? "\n]}\n" : "}\n";
}

function response({ id, receivedAt, context, manifest, answers }: ExportedRecord): Record<string, unknown> {
  const { created, form } = manifest;
  const item = items(answers);
  return {
    resourceType: "QuestionnaireResponse",
    id,
    ...(TIME.test(receivedAt) && { meta: { lastUpdated: receivedAt } }),
    ...(CODE.test(form.lang) && { language: form.lang }),
    ...questionnaire(textOf(context.form ?? ""), textOf(form.title)),
    identifier: { system: "urn:ietf:rfc:3986", value: urn(id) },
    ...(textOf(context.form ?? "") !== "" && { questionnaire: "#form" }),
    status: "completed",
    ...(TIME.test(created) && { authored: created }),
    ...(item.length > 0 && { item }),
  };
}

/** A progress note about a response. */
function document({ id, created, updated, content }: Note, about: string): Record<string, unknown> {
  const { text } = content;
  const title = textOf(content.title);
  const day = content.date.slice(0, 10);
  const attachment = {
    contentType: "text/markdown;charset=utf-8",
    ...(text !== "" && { data: base64(utf8(text)) }),
    ...(title !== "" && { title }),
    ...(TIME.test(created) && { creation: created }),
  };
  return {
    resourceType: "DocumentReference",
    id,
    identifier: [{ system: "urn:ietf:rfc:3986", value: urn(id) }],
    status: "current",
    type: { text: "Progress note" },
    ...(TIME.test(updated) && { date: updated }),
    content: [{ attachment }],
    context: {
      ...(DAY.test(day) && { period: { start: day } }),
      related: [{ reference: about }],
    },
  };
}

/** The form has no address, so what is known of it comes along. */
function questionnaire(form: string, title: string): { contained?: [Record<string, unknown>] } {
  if (form === "") return {};
  const identifier = [{ value: form }];
  const known = { identifier, ...(title !== "" && { title }), status: "unknown" };
  return { contained: [{ resourceType: "Questionnaire", id: "form", ...known }] };
}

/** A name that comes again, as of boxes that can all be ticked, is one question with more than one answer. */
function items(answers: readonly ExportedAnswer[]): Item[] {
  const found = new Map<string, Item>();
  for (const answer of answers) {
    const linkId = textOf(answer.name) || "answer";
    const text = textOf(answer.label ?? "");
    const item: Item = found.get(linkId) ?? { linkId, ...(text !== "" && { text }) };
    found.set(linkId, item);
    const value = "file" in answer ? attachment(answer.file) : written(answer.value, answer.text);
    if (value) item.answer = [...(item.answer ?? []), value];
  }
  return [...found.values()];
}

function written(value: string, text: string | undefined): Value | undefined {
  const valueString = textOf(value);
  if (valueString === "") return undefined;
  const display = textOf(text ?? "");
  return display !== "" && CODE.test(value) ? { valueCoding: { code: value, display } } : { valueString };
}

function attachment({
  id,
  name,
  type,
  size,
  path,
}: Extract<ExportedAnswer, { file: unknown }>["file"]): Value {
  const title = textOf(name);
  return {
    valueAttachment: {
      ...(CODE.test(type) && { contentType: type }),
      url: path === undefined ? urn(id) : encodedPath(path),
      ...(size <= MAX_SIZE && { size }),
      ...(title !== "" && { title }),
    },
  };
}

/** As text of FHIR: no white space but these four, no control characters, and nothing that is white space alone. */
function textOf(text: string): string {
  const cleaned = Array.from(text, (char) => (isAllowed(char) ? char : " ")).join("");
  return cleaned.trim() === "" ? "" : cleaned;
}

const isAllowed = (char: string): boolean =>
  "\t\n\r ".includes(char) || (char > "\u001F" && !/\s/.test(char));

const urn = (digits: string): string =>
  `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`;
