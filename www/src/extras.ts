import { SealformError } from "./errors.ts";

/*
 * What most forms do without, and is downloaded when one needs it. Other code sees `loadExtra` and nothing else.
 *
 * There are two bodies. This one is for bundlers. In the script of a plain page build.mjs puts extras-script.ts in its
 * place, where every extra is a bundle of its own: what it imports is copied into it. So an extra is handed what there
 * is one of (the messages, the sealer), and imports only what has no state; the build refuses the rest.
 */
const imports = {
  attachments: () => import("./attachments.ts"),
  drafts: () => import("./drafts.ts"),
  undelivered: () => import("./undelivered.ts"),
  ar: () => import("./languages/ar.ts"),
  de: () => import("./languages/de.ts"),
  es: () => import("./languages/es.ts"),
  fr: () => import("./languages/fr.ts"),
  pt: () => import("./languages/pt.ts"),
  zh: () => import("./languages/zh.ts"),
  // For a plain page these are files of their own; here a language is one module.
  "ar-more": () => import("./languages/ar.ts"),
  "de-more": () => import("./languages/de.ts"),
  "es-more": () => import("./languages/es.ts"),
  "fr-more": () => import("./languages/fr.ts"),
  "pt-more": () => import("./languages/pt.ts"),
  "zh-more": () => import("./languages/zh.ts"),
};

export type ExtraName = keyof typeof imports;
export type Extra<Name extends ExtraName> = Awaited<ReturnType<(typeof imports)[Name]>>;

/** The module of an extra, loaded once. After a failure it can be tried again. Error: extra-failed. */
export async function loadExtra<Name extends ExtraName>(name: Name): Promise<Extra<Name>> {
  try {
    return (await imports[name]()) as Extra<Name>;
  } catch (thrown) {
    throw new SealformError("extra-failed", `${name} did not load: serve every file that the bundler made.`, {
      cause: thrown,
    });
  }
}
