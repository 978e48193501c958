import assert from "node:assert/strict";
import { test } from "node:test";
import { type Difference, differences } from "../../www/demo/notes/difference.ts";
import { type Choice, chosen, type MergePart, mergeText } from "../../www/demo/notes/merging.ts";
import { plainText } from "../../www/demo/notes/plain-text.ts";
import { TEMPLATES } from "../../www/demo/notes/templates.ts";

/* The text of notes: compared, merged and exported. What needs a page is in tests/browser/notes-text.test.ts. */

const ROUNDS = 300;
const PIECES = [
  ..."the client slept well badly again, since Tuesday. she he said “no” and cried \n \n\n\r\n - \t ".split(
    /(?<= )/,
  ),
  "نامت العميلة جيدًا ",
  "来访者本周睡眠很差。",
  "眠れない夜が続く。",
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈 ",
  "e\u0301",
  "\ud800",
  "__proto__",
  "constructor\n",
];

test("differences together are the text of before and that of after, whatever the texts", () => {
  const random = generator(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = textOf(random, PIECES, random(60));
    const after = random(4) === 0 ? textOf(random, PIECES, random(60)) : edited(before, random);
    check(before, after, `round ${round}`);
  }
});

test("differences at the ends: nothing, all of it, and only line ends", () => {
  assert.deepEqual(differences("", ""), []);
  assert.deepEqual(differences("same\n", "same\n"), [{ kind: "same", text: "same\n" }]);
  assert.deepEqual(differences("", "new"), [{ kind: "added", text: "new" }]);
  assert.deepEqual(differences("old", ""), [{ kind: "removed", text: "old" }]);
  check("a\r\nb\r\n", "a\nb\n", "line ends");
});

test("differences are by word, in scripts with spaces and without", () => {
  assert.deepEqual(differences("She slept very badly again.", "She slept quite well again."), [
    { kind: "same", text: "She slept " },
    { kind: "removed", text: "very badly" },
    { kind: "added", text: "quite well" },
    { kind: "same", text: " again." },
  ]);
  assert.deepEqual(differences("نامت العميلة جيدًا", "نامت العميلة سيئًا"), [
    { kind: "same", text: "نامت العميلة " },
    { kind: "removed", text: "جيدًا" },
    { kind: "added", text: "سيئًا" },
  ]);
  assert.deepEqual(differences("来访者今天很高兴。", "来访者昨天很高兴。"), [
    { kind: "same", text: "来访者" },
    { kind: "removed", text: "今天" },
    { kind: "added", text: "昨天" },
    { kind: "same", text: "很高兴。" },
  ]);
  assert.deepEqual(differences("mood 👩‍👩‍👧‍👦", "mood 👩‍👩‍👦"), [
    { kind: "same", text: "mood " },
    { kind: "removed", text: "👩‍👩‍👧‍👦" },
    { kind: "added", text: "👩‍👩‍👦" },
  ]);
});

test("differences of texts that have too little in common are by line, or the whole", () => {
  const random = generator(2);
  const numbers = (length: number) => Array.from({ length }, () => random(1_000_000)).join(" ");
  // One long line each: by word it is too much.
  const [before, after] = [numbers(20_000), numbers(20_000)];
  assert.deepEqual(differences(`first\n${before}\nlast`, `first\n${after}\nlast`), [
    { kind: "same", text: "first\n" },
    { kind: "removed", text: `${before}\n` },
    { kind: "added", text: `${after}\n` },
    { kind: "same", text: "last" },
  ]);
  // Many short lines each: by line as well.
  const [lines, others] = [numbers(20_000), numbers(20_000)].map((all) => all.replaceAll(" ", "\n"));
  check(lines ?? "", others ?? "", "whole");
  assert.equal(differences(lines ?? "", others ?? "").length, 2);
});

test("a merge of two texts, one of which did not change, is the other", () => {
  const random = generator(3);
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = unixed(textOf(random, PIECES, random(60)));
    const changed = unixed(edited(base, random));
    const expected = changed === "" ? [] : [{ kind: "settled", text: changed }];
    assert.deepEqual(mergeText(base, changed, base), expected);
    assert.deepEqual(mergeText(base, base, changed), expected);
    assert.deepEqual(mergeText(base, changed, changed), expected);
  }
});

test("a merge has every change: places that one changed are settled, places that both changed are conflicts", () => {
  const random = generator(4);
  for (let round = 0; round < ROUNDS; round += 1) {
    const scene = { base: "", mine: "", theirs: "", takingMine: "", takingTheirs: "", conflicts: 0 };
    for (let place = 0; place < 1 + random(12); place += 1) addPlace(scene, place, random(5));
    const parts = mergeText(scene.base, scene.mine, scene.theirs);
    assert.equal(parts.filter(({ kind }) => kind === "conflict").length, scene.conflicts);
    assert.equal(taking(parts, "mine"), scene.takingMine);
    assert.equal(taking(parts, "theirs"), scene.takingTheirs);
  }
});

test("a merge loses no line that one of them wrote, whatever the texts, and is the same from both sides", () => {
  const random = generator(5);
  for (let round = 0; round < ROUNDS; round += 1) {
    const base = textOf(random, PIECES, random(60));
    const [mine, theirs] = [edited(base, random), edited(base, random)];
    const parts = mergeText(base, mine, theirs);
    for (const [own, text] of [
      ["mine", mine],
      ["theirs", theirs],
    ] as const) {
      const kept = new Set(linesOf(taking(parts, own)));
      const both = new Set(linesOf(taking(parts, "both")));
      const known = new Set(linesOf(base));
      for (const line of linesOf(text).filter((line) => !known.has(line))) {
        assert.ok(kept.has(line), `round ${round}: ${own} has lost ${JSON.stringify(line)}`);
        assert.ok(both.has(line), `round ${round}: both have lost ${JSON.stringify(line)}`);
      }
    }
    assert.deepEqual(mergeText(base, theirs, mine).map(swapped), parts);
    for (const [at, part] of parts.entries()) {
      assert.notEqual(part.kind, parts[at + 1]?.kind, `round ${round}: neighbours are of two kinds`);
      if (part.kind === "conflict") assert.notEqual(part.mine, part.theirs);
    }
  }
});

test("without a base, a merge is what both have, with the rest to choose from", () => {
  assert.deepEqual(mergeText("", "", ""), []);
  assert.deepEqual(mergeText("", "mine", ""), [{ kind: "settled", text: "mine" }]);
  assert.deepEqual(mergeText("", "first\nmine\nlast", "first\ntheirs\nlast"), [
    { kind: "settled", text: "first\n" },
    { kind: "conflict", mine: "mine\n", theirs: "theirs\n" },
    { kind: "settled", text: "last" },
  ]);
});

test("two texts that were both written on at the end are a conflict, of which both can be taken", () => {
  const parts = mergeText("Slept badly.", "Slept badly.\nCried.", "Slept badly.\nLaughed.");
  assert.deepEqual(parts, [
    { kind: "settled", text: "Slept badly.\n" },
    { kind: "conflict", mine: "Cried.", theirs: "Laughed." },
  ]);
  assert.equal(taking(parts, "both"), "Slept badly.\nCried.\nLaughed.");
  const paragraphs = mergeText("", "a\n\nb\n", "c\n\nd\n");
  assert.deepEqual(paragraphs, [{ kind: "conflict", mine: "a\n\nb\n", theirs: "c\n\nd\n" }]);
});

test("line ends are no conflict, and become those of a textarea", () => {
  assert.deepEqual(mergeText("a\r\nb\r\nc\r\nd", "a\nb\nc\nD", "A\r\nb\r\nc\r\nd"), [
    { kind: "settled", text: "A\nb\nc\nD" },
  ]);
});

test("texts of a million lines are merged, or are one conflict", () => {
  const empty = "\n".repeat(1_000_000);
  const other = "x\n".repeat(1_000_000);
  /** Not the texts, of which a failure would print each line. */
  const parts = (base: string, mine: string, theirs: string) =>
    mergeText(base, mine, theirs).map((part) =>
      part.kind === "settled"
        ? { settled: part.text.length, has: part.text.trim() }
        : { mine: part.mine.length, theirs: part.theirs.length },
    );
  assert.deepEqual(parts(empty, other, empty), [{ settled: 2_000_000, has: other.trim() }]);
  assert.deepEqual(
    parts(`${empty}a\nb\nc\n${empty}`, `${empty}A\nb\nc\n${empty}`, `${empty}a\nb\nC\n${empty}`),
    [{ settled: 2_000_006, has: "A\nb\nC" }],
  );
  assert.deepEqual(parts(empty, `a${other}z`, `b${other}z`), [{ mine: 2_000_002, theirs: 2_000_002 }]);
  assert.deepEqual(parts(empty, `${empty}end`, `start\n${empty}`), [{ mine: 1_000_003, theirs: 1_000_006 }]);
});

test("templates are Markdown with the headings of their form", () => {
  assert.deepEqual(
    TEMPLATES.map(({ id, text }) => [id, text.match(/^### .+$/gm)?.map((line) => line.slice(4))]),
    [
      ["soap", ["Subjective", "Objective", "Assessment", "Plan"]],
      ["dap", ["Data", "Assessment", "Plan"]],
      ["birp", ["Behavior", "Intervention", "Response", "Plan"]],
    ],
  );
  assert.equal(TEMPLATES[1]?.name, "DAP: Data, Assessment, Plan");
});

test("a note as text has what is known of it before what was written", () => {
  const note = {
    title: "First\nsession",
    text: "### Plan\r\n\r\n- [ ] **Sleep** diary",
    date: "2026-03-01",
    minutes: 50,
    tags: ["intake", "sleep"],
    files: [{ name: "letter.pdf", size: 12_345 }],
  };
  assert.equal(
    plainText(note),
    [
      "First session",
      "Date: 1 Mar 2026",
      "Duration: 50 minutes",
      "Tags: intake, sleep",
      "Files: letter.pdf (12.3 kB)",
      "",
      "### Plan",
      "",
      "- [ ] **Sleep** diary",
      "",
    ].join("\n"),
  );
  const bare = { title: " ", text: "", date: "2026-03-01", minutes: null, tags: [], files: [] };
  assert.equal(plainText(bare), "Untitled\nDate: 1 Mar 2026\n\n");
});

/** Whole numbers below a limit, the same ones for the same seed (mulberry32). */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function textOf(random: (limit: number) => number, pieces: readonly string[], length: number): string {
  return Array.from({ length }, () => pieces[random(pieces.length)]).join("");
}

/** A text with some pieces taken out and others put in. */
function edited(text: string, random: (limit: number) => number): string {
  let changed = text;
  for (let edit = 0; edit < 1 + random(4); edit += 1) {
    const start = random(changed.length + 1);
    changed = changed.slice(0, start) + textOf(random, PIECES, random(4)) + changed.slice(start + random(12));
  }
  return changed;
}

function check(before: string, after: string, name: string): void {
  const found = differences(before, after);
  const without = (kind: Difference["kind"]) =>
    found
      .filter((part) => part.kind !== kind)
      .map(({ text }) => text)
      .join("");
  assert.equal(without("added"), before, name);
  assert.equal(without("removed"), after, name);
  assert.ok(
    found.every(({ kind, text }, at) => text !== "" && kind !== found[at + 1]?.kind),
    name,
  );
}

type Place = {
  base: string;
  mine: string;
  theirs: string;
  takingMine: string;
  takingTheirs: string;
  conflicts: number;
};

/** Three more lines, the middle one changed by nobody, one, the other, both alike, or both. */
function addPlace(scene: Place, place: number, how: number): void {
  const line = (text: string) => `${place} before\n${place} ${text}\n${place} after\n`;
  const mine = line(how === 1 || how === 3 ? "changed" : how === 4 ? "mine" : "was");
  const theirs = line(how === 2 || how === 3 ? "changed" : how === 4 ? "theirs" : "was");
  scene.base += line("was");
  scene.mine += mine;
  scene.theirs += theirs;
  scene.takingMine += how === 2 ? theirs : mine;
  scene.takingTheirs += how === 1 ? mine : theirs;
  if (how === 4) scene.conflicts += 1;
}

const taking = (parts: readonly MergePart[], choice: Choice): string =>
  parts.map((part) => (part.kind === "settled" ? part.text : chosen(part, choice))).join("");

const swapped = (part: MergePart): MergePart =>
  part.kind === "settled" ? part : { ...part, mine: part.theirs, theirs: part.mine };

const unixed = (text: string): string => text.replace(/\r\n?/g, "\n");

const linesOf = (text: string): string[] => unixed(text).split("\n");
