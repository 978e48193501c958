// The report for a person.

import type { Aim } from "./aims.ts";
import type { Row } from "./measure.ts";
import type { Section } from "./sections/section.ts";
import type { Size } from "./sections/sizes.ts";

const MIB = 1024 * 1024;

/** How it was measured is said once for the sections that share it. */
export function printSection(
  { title, measured, rounds, bytes, records, rows, missing }: Section,
  before?: Section,
): void {
  console.log(`\n${title} (${rounds} rounds)`);
  if (measured !== before?.measured) console.log(`  ${measured}`);
  const headings = [
    ...(bytes === undefined ? [] : ["MiB/s"]),
    ...(records === undefined ? [] : ["records/s"]),
  ];
  const lines = rows.map((row) => [
    row.name,
    row.kind,
    milliseconds(row.medianMs),
    `${milliseconds(row.p10Ms)} to ${milliseconds(row.p90Ms)}`,
    ...(bytes === undefined ? [] : [perSecond(bytes / MIB, row)]),
    ...(records === undefined ? [] : [perSecond(records, row)]),
    times(row.ratio),
  ]);
  printTable(["", "", "median ms", "p10 to p90", ...headings, "× ours"], lines);
  for (const { name, reason } of missing) console.log(`  ${name}: not available here: ${reason}`);
}

export function printSizes(sizes: Size[]): void {
  console.log("\nWhat a page downloads to seal a form");
  console.log("  sealing alone is a function that seals, with what it needs, and no page around it");
  const lines = sizes.map(({ name, kind, bytes, gzipBytes, ratio }) => [
    name,
    kind,
    kilobytes(bytes),
    kilobytes(gzipBytes),
    times(ratio),
  ]);
  printTable(["", "", "KiB", "KiB in gzip", "× ours"], lines);
}

export function printAims(aims: Aim[]): void {
  console.log("\nAims");
  for (const { aim, measured, met } of aims)
    console.log(`  ${met ? "met   " : "MISSED"}  ${aim}: ${measured}`);
}

/** The first two columns are text, the others numbers. */
function printTable(headings: string[], rows: string[][]): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [headings, ...rows]) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join("  ")}`);
  }
}

/** Three significant digits, so that a microsecond can be seen. */
const milliseconds = (ms: number): string => (ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3));
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
const times = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 1);
const perSecond = (amount: number, { medianMs }: Row): string => ((amount / medianMs) * 1000).toFixed(0);
