import type { OpenedRecord } from "../worker/practice-protocol.ts";

type Answer = OpenedRecord["answers"][number];

/** Either a question with its answers or a group with its questions. */
type Item = { linkId: string; text?: string; answer?: Value[]; item?: Item[] };
type Value =
  | { valueString: string }
  | { valueBoolean: boolean }
  | { valueCoding: { code: string; display: string } }
  | { valueAttachment: { id: string; contentType?: string; size?: number; title?: string } };

/** The primitive types of R4 (FHIR 4.0.1, 2.24), as its JSON schema has them. */
const CODE = /^[^\s]+(\s[^\s]+)*$/;
const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/;
const MAX_UNSIGNED = 2 ** 31 - 1;

/** A Bundle of QuestionnaireResponses, a line for each record. */
export async function* writeFhir(
  records: AsyncIterable<OpenedRecord>,
): AsyncGenerator<string, void, undefined> {
  yield '{"resourceType":"Bundle","type":"collection"';
  let between = ',"entry":[\n';
  for await (const record of records) {
    yield between + JSON.stringify({ fullUrl: `urn:uuid:${uuid(record.id)}`, resource: response(record) });
    between = ",\n";
  }
  // FHIR has no empty lists.
  yield between === ",\n" ? "\n]}\n" : "}\n";
}

function response(record: OpenedRecord): Record<string, unknown> {
  const { created, form, consent } = record.manifest;
  const item = [...items(record.answers, 0), ...consents(consent)];
  return {
    resourceType: "QuestionnaireResponse",
    id: record.id,
    ...(CODE.test(form.lang) ? { language: form.lang } : {}),
    identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${uuid(record.id)}` },
    status: "completed",
    ...(DATE_TIME.test(created) ? { authored: created } : {}),
    ...(item.length > 0 ? { item } : {}),
  };
}

/** The answers below so many legends: under the next legend a group, and under none the questions, in their order. */
function items(answers: readonly Answer[], depth: number): Item[] {
  const found: Item[] = [];
  for (const run of runs(answers, depth)) {
    const title = run.title;
    if (title !== undefined) {
      const item = items(run.answers, depth + 1);
      found.push({ linkId: `section-${depth + 1}-${found.length + 1}`, ...named(title), item });
    } else {
      for (const answer of run.answers) add(found, answer);
    }
  }
  return found;
}

/** Neighbours with the same legend at this depth. */
function runs(answers: readonly Answer[], depth: number): { title: string | undefined; answers: Answer[] }[] {
  const found: { title: string | undefined; answers: Answer[] }[] = [];
  for (const answer of answers) {
    const title = answer.section?.[depth];
    const last = found.at(-1);
    if (last && last.title === title) last.answers.push(answer);
    else found.push({ title, answers: [answer] });
  }
  return found;
}

/** A name that came before has several answers, as of boxes that can all be ticked: one question, answered more than once. */
function add(found: Item[], answer: Answer): void {
  const linkId = string(answer.name) || "unnamed";
  let item = found.find((other) => other.linkId === linkId && !other.item);
  if (!item) {
    item = { linkId, ...named(answer.label ?? "") };
    found.push(item);
  }
  const value = asValue(answer);
  if (value) item.answer = [...(item.answer ?? []), value];
}

function asValue(answer: Answer): Value | undefined {
  if ("file" in answer) {
    const { id, type, size, name } = answer.file;
    return {
      valueAttachment: {
        id,
        ...(CODE.test(type) ? { contentType: type } : {}),
        ...(size <= MAX_UNSIGNED ? { size } : {}),
        ...(string(name) === "" ? {} : { title: string(name) }),
      },
    };
  }
  const display = string(answer.text ?? "");
  if (display !== "" && CODE.test(answer.value)) return { valueCoding: { code: answer.value, display } };
  const text = display || string(answer.value);
  return text === "" ? undefined : { valueString: text };
}

/** What was agreed to, each with the text as it was shown. */
function consents(given: OpenedRecord["manifest"]["consent"]): Item[] {
  if (given.length === 0) return [];
  const item = given.map(
    ({ id, text, given }): Item => ({
      linkId: `consent-${string(id)}`,
      ...named(text),
      answer: [{ valueBoolean: given }],
    }),
  );
  return [{ linkId: "consent", item }];
}

const named = (text: string): { text?: string } => (string(text) === "" ? {} : { text: string(text) });

/** A FHIR string has no white space but these four, and no control characters. */
const string = (text: string): string => text.replace(/[^\S \t\r\n]/g, " ").replace(/[^\P{Cc}\t\r\n]/gu, "");

const uuid = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
