import { BUILT_IN_SCORES, type ScoreDefinition } from "../../src/inbox.ts";
import { scoreWords as words } from "../words/scores.ts";

const BANDS: Readonly<Record<string, string>> = words.bands;

/** The package's questionnaires with their names of severity in the page's language; PHQ-9 alone has an answer to look at. */
export const DEFINITIONS: readonly ScoreDefinition[] = BUILT_IN_SCORES.map((definition) => ({
  ...definition,
  bands: definition.bands.map((band) => ({ ...band, label: BANDS[band.label] ?? band.label })),
  flags: definition.flags.map((flag) => ({ ...flag, label: words.selfHarm })),
}));
