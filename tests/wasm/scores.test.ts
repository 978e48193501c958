import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../../www/src/bytes.ts";
import { parseCard } from "../../www/src/card.ts";
import { BUILT_IN_SCORES, GAD_7, PHQ_9 } from "../../www/src/scores/built-in.ts";
import { sameClient, scoreHistory } from "../../www/src/scores/client.ts";
import { parseScores, range, type ScoreDefinition } from "../../www/src/scores/definition.ts";
import { type Score, scoreRecord } from "../../www/src/scores/score.ts";

type Answers = [name: string, value: string][];

const record = (answers: Answers) => ({ answers: answers.map(([name, value]) => ({ name, value })) });

/** Answers that sum up to a total, the lower items answered higher. */
function answersOf({ items, max }: ScoreDefinition, total: number): Answers {
  let left = total;
  return items.map((item) => {
    const value = Math.min(max, left);
    left -= value;
    return [item, String(value)];
  });
}

function only(answers: Answers, definitions?: ScoreDefinition[]): Score {
  const [score, ...more] = scoreRecord(record(answers), definitions);
  assert.ok(score && more.length === 0);
  return score;
}

/* Kroenke 2001, table 5; Spitzer 2006, "Results": the first total of each band. */
const PUBLISHED: [ScoreDefinition, number, [number, string][]][] = [
  [
    PHQ_9,
    27,
    [
      [0, "Minimal"],
      [5, "Mild"],
      [10, "Moderate"],
      [15, "Moderately severe"],
      [20, "Severe"],
    ],
  ],
  [
    GAD_7,
    21,
    [
      [0, "Minimal"],
      [5, "Mild"],
      [10, "Moderate"],
      [15, "Severe"],
    ],
  ],
];

for (const [definition, highest, cutOffs] of PUBLISHED) {
  test(`${definition.title}: each total has its published band`, () => {
    assert.deepEqual(range(definition), { from: 0, to: highest });
    for (let total = 0; total <= highest; total += 1) {
      const score = only(answersOf(definition, total));
      const [, label] = cutOffs.filter(([from]) => from <= total).at(-1) ?? [];
      assert.deepEqual([score.complete, score.total, score.band?.label], [true, total, label]);
    }
  });

  test(`${definition.title}: with any item missing there is neither total nor band`, () => {
    for (const item of definition.items) {
      for (const state of ["left blank", "not asked"]) {
        const answers = answersOf(definition, highest).flatMap(([name, value]): Answers => {
          if (name !== item) return [[name, value]];
          return state === "left blank" ? [[name, ""]] : [];
        });
        const { complete, open, total, band } = only(answers);
        assert.deepEqual([complete, total, band], [false, null, null]);
        assert.deepEqual(open, [{ item, state: "missing" }]);
      }
    }
  });
}

test("a questionnaire that was not asked has no score; one that was left blank is incomplete", () => {
  assert.deepEqual(scoreRecord(record([["name", "Zoë"]])), []);
  const blank = only(GAD_7.items.map((item) => [item, ""]));
  assert.deepEqual([blank.complete, blank.open.length], [false, 7]);
  const both = scoreRecord(record([...answersOf(GAD_7, 3), ...answersOf(PHQ_9, 4)]));
  assert.deepEqual(
    both.map(({ definition }) => definition.id),
    ["phq-9", "gad-7"],
  );
});

test("item 9 of the PHQ-9 is flagged above 0, whatever else was answered", () => {
  const rest = answersOf(PHQ_9, 0).slice(0, 8);
  assert.deepEqual(only([...rest, ["phq9-9", "0"]]).flags, []);
  for (const value of ["1", "2", "3"]) {
    for (const before of [rest, []]) {
      const [flag, ...more] = only([...before, ["phq9-9", value]]).flags;
      assert.deepEqual([flag?.item, flag?.answer, more.length], ["phq9-9", value, 0]);
    }
  }
  const [shown] = scoreRecord({ answers: [{ name: "phq9-9", value: "1", text: "Several days" }] });
  assert.equal(shown?.flags[0]?.answer, "Several days");
});

test("what is no whole number within the limits is no answer, and is not called missing", () => {
  for (const value of ["4", "-1", "1.5", "1e0", "0x1", "+1", "٣", "one", "NaN", "Infinity", "00001", "1 1"]) {
    const answers = answersOf(PHQ_9, 9).map(([name, old]): [string, string] => [
      name,
      name === "phq9-9" ? value : old,
    ]);
    const { open, total, flags } = only(answers);
    assert.deepEqual(open, [{ item: "phq9-9", state: "unreadable" }], value);
    assert.deepEqual([total, flags], [null, []]);
  }
  const file = { id: "0".repeat(32), name: "2", type: "text/plain", size: 1, root: "" };
  const [withFile] = scoreRecord({ answers: [{ name: "phq9-1", file }] });
  assert.equal(withFile?.open[0]?.state, "unreadable");
  assert.equal(only([...answersOf(PHQ_9, 0).slice(1), ["phq9-1", " 2 "]]).total, 2, "spaces are no answer");
});

test("an item that was answered twice counts for neither, and flags for either", () => {
  const score = only([...answersOf(PHQ_9, 0), ["phq9-9", "2"], ["phq9-1", "0"]]);
  assert.deepEqual(
    score.open.map(({ item, state }) => `${item} ${state}`),
    ["phq9-1 unreadable", "phq9-9 unreadable"],
  );
  assert.equal(score.total, null);
  assert.equal(score.flags.length, 1);
});

const WELL: ScoreDefinition = {
  id: "well",
  title: "How well",
  items: ["a", "__proto__"],
  min: 1,
  max: 5,
  bands: [{ from: 2, to: 4, label: "Low" }],
  flags: [{ item: "a", atLeast: 5, label: "Very well" }],
  source: "Ours",
};

const card = (scores?: unknown) =>
  utf8(JSON.stringify({ sealform: 1, form: "f", practice: "p", recipients: ["age1"], scores }));

test("a card's own score is computed, between its own limits", () => {
  const definitions = parseScores(card([WELL]));
  assert.deepEqual(definitions, [WELL]);
  const low = only(
    [
      ["a", "1"],
      ["__proto__", "3"],
    ],
    definitions,
  );
  assert.deepEqual([low.total, low.band?.label], [4, "Low"]);
  const high = only(
    [
      ["a", "5"],
      ["__proto__", "5"],
    ],
    definitions,
  );
  assert.deepEqual([high.total, high.band, high.flags.length], [10, null, 1]);
  assert.equal(
    only(
      [
        ["a", "0"],
        ["__proto__", "1"],
      ],
      definitions,
    ).open[0]?.state,
    "unreadable",
  );
});

test("a card without scores has none, and the form's page does not read them", () => {
  assert.deepEqual(parseScores(card()), []);
  assert.ok(!("scores" in parseCard(card("anything"))));
});

test("a card with scores that cannot be computed is refused", () => {
  const band = WELL.bands[0];
  const flag = WELL.flags[0];
  const changes: Record<string, unknown>[] = [
    { id: "phq-9" },
    { id: "Not An Id" },
    { id: "x".repeat(65) },
    { title: " " },
    { title: 7 },
    { items: [] },
    { items: ["a", "a"] },
    { items: Array.from({ length: 201 }, (_, index) => `item-${index}`) },
    { items: "ab" },
    { items: [{}] },
    { min: 5 },
    { min: -1 },
    { min: null },
    { max: 1001 },
    { max: 2.5 },
    { max: "5" },
    { max: Number.MAX_SAFE_INTEGER },
    { bands: [{ ...band, from: 1 }] },
    { bands: [{ ...band, to: 11 }] },
    { bands: [{ ...band, from: 4, to: 3 }] },
    { bands: [band, band] },
    { bands: [{ from: 5, to: 6, label: "High" }, band] },
    { bands: Array.from({ length: 17 }, () => band) },
    { bands: [{ ...band, label: "x".repeat(129) }] },
    { bands: undefined },
    { flags: [{ ...flag, item: "b" }] },
    { flags: [{ ...flag, atLeast: 0 }] },
    { flags: [{ ...flag, atLeast: 6 }] },
    { flags: Array.from({ length: 17 }, () => flag) },
    { source: "x".repeat(1025) },
  ];
  for (const change of changes) refused([{ ...WELL, ...change }], JSON.stringify(change).slice(0, 60));
  refused([WELL, WELL], "twice the same");
  refused(
    Array.from({ length: 17 }, (_, index) => ({ ...WELL, id: `s${index}` })),
    "too many",
  );
  refused({}, "no list");
  refused(null, "null");
});

test("the scores that are built in keep the rules for those of a card", () => {
  const renamed = BUILT_IN_SCORES.map((definition) => ({ ...definition, id: `my-${definition.id}` }));
  assert.deepEqual(parseScores(card(renamed)), renamed);
});

test("records of one client are found by client, then e-mail, then name", () => {
  const zoe = record([
    ["name", "Zoë O’Brien"],
    ["email", "zoe@example.org"],
    ["birth-date", "1987-04-03"],
  ]);
  const records = {
    mail: record([
      ["name", "Z."],
      ["email", " ZOE@example.org"],
    ]),
    name: record([["name", "zoe  o'brien"]]),
    partner: record([
      ["name", "Max"],
      ["email", "zoe@example.org"],
      ["birth-date", "1985-01-01"],
    ]),
    namesake: record([
      ["name", "Zoë O’Brien"],
      ["email", "other@example.org"],
    ]),
    nobody: record([["name", " "]]),
  };
  const found = sameClient(zoe, [zoe, ...Object.values(records)]);
  assert.deepEqual(found, { records: [zoe, records.mail, records.name], by: ["email", "name"] });
  assert.deepEqual(sameClient(records.nobody, [zoe, records.nobody, records.name]).records, [records.nobody]);
  const coded = record([
    ["client", "K-17"],
    ["birth-date", "1987-04-03"],
  ]);
  const mistyped = record([
    ["client", "k-17"],
    ["birth-date", "1987-03-04"],
  ]);
  assert.deepEqual(sameClient(coded, [coded, mistyped]), { records: [coded, mistyped], by: ["client"] });
});

test("a history is in the order of writing, and a record that is listed twice is in it once", () => {
  const at = (id: string, created: string, total: number) => ({
    id,
    root: id,
    receivedAt: "2026-02-02T00:00:00Z",
    manifest: { created, form: { title: "", lang: "" }, consent: [], files: [] },
    ...record(answersOf(GAD_7, total)),
  });
  const [march, january, unclear] = [
    at("m", "2026-03-01T00:00:00+01:00", 3),
    at("j", "2026-01-01T00:00:00Z", 12),
    at("u", "yesterday", 7),
  ];
  const other = { ...at("o", "2026-01-05T00:00:00Z", 0), answers: [] };
  const points = scoreHistory([march, january, { ...march, id: "replayed" }, other, unclear], GAD_7);
  assert.deepEqual(
    points.map(({ id, score }) => `${id} ${score.total}`),
    ["j 12", "u 7", "m 3"],
  );
});

function refused(scores: unknown, what: string): void {
  assert.throws(() => parseScores(card(scores)), { name: "SealformError", code: "card-malformed" }, what);
}
