// What we aim at. Nothing fails when an aim is missed: it is said.

import { POST_QUANTUM } from "./peers.ts";
import { NATIVE, WASM_KEPT, WASM_NEW } from "./sections/argon2id.ts";
import type { Section } from "./sections/section.ts";

export type Aim = { aim: string; measured: string; met: boolean };

const UNKNOWN = "not known, for no such peer could be loaded here";

/** The first row of a section is ours. */
export function judge(sections: Section[]): Aim[] {
  return [
    againstPostQuantum(rowsOf(sections, "record-seal")),
    againstWasm(rowsOf(sections, "argon2id")),
    againstNative(rowsOf(sections, "argon2id")),
    search(rowsOf(sections, "notes-search")),
  ];
}

type Row = Section["rows"][number];

function againstPostQuantum(rows: Row[]): Aim {
  const [, ...peers] = rows.filter(({ kind }) => kind === POST_QUANTUM);
  const measured = peers.map(({ name, ratio }) => `${name} takes ${ratio.toFixed(1)} times as long`);
  return {
    aim: "sealing is ten times as fast as with the post-quantum peers",
    measured: measured.join(", ") || UNKNOWN,
    met: peers.length > 0 && peers.every(({ ratio }) => ratio >= 10),
  };
}

/** Like beside like: a peer that keeps its memory is held against our instance that is kept. */
function againstWasm(rows: Row[]): Aim {
  const aim = "Argon2id is the fastest in WASM";
  const [best] = [WASM_NEW, WASM_KEPT]
    .flatMap((kind) => againstOurs(rows, kind))
    .sort((a, b) => a.ratio - b.ratio);
  if (!best) return { aim, measured: UNKNOWN, met: false };
  const measured = `the fastest peer, ${best.name} (${best.kind}), takes ${best.ratio.toFixed(2)} times as long`;
  return { aim, measured, met: best.ratio >= 1 };
}

/** The first row of a kind is ours. */
function againstOurs(rows: Row[], kind: string): { name: string; kind: string; ratio: number }[] {
  const [ours, ...peers] = rows.filter((row) => row.kind === kind);
  return peers.map(({ name, medianMs }) => ({
    name,
    kind,
    ratio: medianMs / (ours?.medianMs ?? Number.NaN),
  }));
}

/** Both with new memory. */
function againstNative(rows: Row[]): Aim {
  const aim = "Argon2id takes at most 1.1 times as long as native";
  const native = rows.find(({ kind }) => kind === NATIVE);
  if (!native) return { aim, measured: UNKNOWN, met: false };
  const slowdown = 1 / native.ratio;
  return { aim, measured: `it takes ${slowdown.toFixed(2)} times as long`, met: slowdown <= 1.1 };
}

/** Nine in ten searches are as fast as this. */
function search([ours]: Row[]): Aim {
  const p90 = ours?.p90Ms ?? Number.NaN;
  return {
    aim: "a search in 5,000 notes takes less than 50 ms",
    measured: `nine in ten take ${p90.toFixed(1)} ms or less`,
    met: p90 < 50,
  };
}

function rowsOf(sections: Section[], id: string): Row[] {
  const section = sections.find((section) => section.id === id);
  if (!section) throw new Error(`there is no section ${id}`);
  return section.rows;
}
