import type { ScoreDefinition } from "./definition.ts";

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

/** Depression, over the last two weeks. Recognised by answers named `phq9-1` to `phq9-9`, of 0 to 3. */
export const PHQ_9: ScoreDefinition = {
  id: "phq-9",
  title: "PHQ-9",
  items: numbered("phq9", 9),
  max: 3,
  bands: [
    { from: 0, to: 4, label: "Minimal" },
    { from: 5, to: 9, label: "Mild" },
    { from: 10, to: 14, label: "Moderate" },
    { from: 15, to: 19, label: "Moderately severe" },
    { from: 20, to: 27, label: "Severe" },
  ],
  flags: [
    {
      item: "phq9-9",
      atLeast: 1,
      label: "Thoughts of being better off dead, or of hurting oneself (item 9)",
    },
  ],
  source:
    "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606–613. doi:10.1046/j.1525-1497.2001.016009606.x",
};

/** Anxiety, over the last two weeks. Recognised by answers named `gad7-1` to `gad7-7`, of 0 to 3. */
export const GAD_7: ScoreDefinition = {
  id: "gad-7",
  title: "GAD-7",
  items: numbered("gad7", 7),
  max: 3,
  bands: [
    { from: 0, to: 4, label: "Minimal" },
    { from: 5, to: 9, label: "Mild" },
    { from: 10, to: 14, label: "Moderate" },
    { from: 15, to: 21, label: "Severe" },
  ],
  flags: [],
  source:
    "Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092–1097. doi:10.1001/archinte.166.10.1092",
};

/** The questionnaires that are known without a card. */
export const BUILT_IN_SCORES: readonly ScoreDefinition[] = [PHQ_9, GAD_7];

export const BUILT_IN_IDS: ReadonlySet<string> = new Set(BUILT_IN_SCORES.map(({ id }) => id));
