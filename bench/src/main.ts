// The bench: everything in one run, to be read and as JSON.
// Arguments: [--quick] [--json FILE]

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { judge } from "./aims.ts";
import { describeMachine, describeSource } from "./machine.ts";
import { printAims, printSection, printSizes } from "./print.ts";
import { benchAead } from "./sections/aead.ts";
import { benchArgon2id } from "./sections/argon2id.ts";
import { benchFirstSeal } from "./sections/first-seal.ts";
import { benchNotes } from "./sections/notes.ts";
import { benchOpening } from "./sections/opening.ts";
import { benchRecord } from "./sections/record.ts";
import type { Scale, Section } from "./sections/section.ts";
import { benchSizes } from "./sections/sizes.ts";

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});

/** Enough to see that the bench works; the numbers say nothing. */
const scale: Scale = (effort) => (values.quick ? { ...effort, warmUps: 1, rounds: 3 } : effort);

const machine = describeMachine();
const source = describeSource();
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
console.log(`commit ${source.commit}${source.modified ? ", and changes to it" : ""}`);
if (values.quick) console.log("QUICK: this shows that the bench works, and nothing else");

const sections: Section[] = [];
function report(section: Section): void {
  printSection(section, sections.at(-1));
  sections.push(section);
}
(await benchRecord(scale)).forEach(report);
(await benchOpening(scale)).forEach(report);
(await benchNotes(scale)).forEach(report);
report(await benchFirstSeal(scale));
report(await benchArgon2id(scale));
(await benchAead(scale)).forEach(report);
const sizes = await benchSizes();
printSizes(sizes);
const aims = judge(sections);
printAims(aims);

if (values.json !== undefined) {
  const results = {
    date: new Date().toISOString(),
    quick: values.quick,
    ...source,
    machine,
    sections,
    sizes,
    aims,
  };
  writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nwritten: ${values.json}`);
}
