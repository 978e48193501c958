// What a section of the report is.

import type { Missing } from "../available.ts";
import type { Effort, Row } from "../measure.ts";

/** `id` is stable, for who reads the JSON. `bytes` and `records` are what one run works on, where its speed means something. */
export type Section = {
  id: string;
  title: string;
  /** What is measured, of us and of the peers. */
  measured: string;
  rounds: number;
  bytes?: number;
  records?: number;
  rows: Row[];
  missing: Missing[];
};

/** Scales an effort down when only the bench itself is tried. */
export type Scale = (effort: Effort) => Effort;
