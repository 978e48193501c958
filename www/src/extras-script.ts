import integrity from "built:extras";
import { SealformError } from "./errors.ts";
import type { Extra, ExtraName } from "./extras.ts";
import { beside } from "./own-address.ts";

type Loaded = { integrity?: Record<string, string> };

const TIMEOUT_MS = 60_000;

const loading: { [Name in ExtraName]?: Promise<unknown> } = {};

/**
 * The body of `loadExtra` in the script of a plain page: a script element, because it has `integrity`, and `import()`
 * has none. A classic one, because a module that failed to load stays failed for as long as the page lives.
 */
export function loadExtra<Name extends ExtraName>(name: Name): Promise<Extra<Name>> {
  const file = `${/^..(-|$)/.test(name) ? `languages/${name}` : name}.js`;
  loading[name] ??= runScript(file, integrity[name] ?? "").then(
    // A language knows the hash of what else it has.
    (extra) => Object.assign(integrity, extra.integrity) && extra,
    (thrown: unknown) => {
      delete loading[name];
      throw thrown;
    },
  );
  return loading[name] as Promise<Extra<Name>>;
}

/** Runs a script from beside this one. It leaves what it exports on its own element, as build/scripts.mjs makes it. */
function runScript(file: string, hash: string): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const script: HTMLScriptElement & { extra?: Loaded } = document.createElement("script");
    const ended = () => {
      script.remove();
      if (script.extra) resolve(script.extra);
      else reject(new SealformError("extra-failed", `${script.src} did not load. ${REMEDY}`));
    };
    script.onload = script.onerror = ended;
    setTimeout(ended, TIMEOUT_MS);
    script.crossOrigin = "anonymous";
    script.integrity = hash;
    // A policy may let scripts run by a nonce alone.
    script.nonce = document.querySelector<HTMLElement>("script[nonce]")?.nonce ?? "";
    script.src = beside(file);
    document.head.append(script);
  });
}

const REMEDY =
  "It has to lie beside element.js, be of the same build, and be allowed by the page's Content-Security-Policy.";
