import type { Translation } from "../translation.ts";

/** Not translated yet: the pages are in English. */
export const translation: Translation | undefined = undefined;
