/*
 * Where the script of a plain page was loaded from. It runs as a module and as a classic script, so it cannot say
 * import.meta; a module has no currentScript; and a search for a script element of its name could find another's. But
 * every engine writes a script's address into the stack of an error.
 */
const { src } = (globalThis.document?.currentScript ?? {}) as Partial<HTMLScriptElement>;
const address = src || /https?:\S+?(?=:\d+:\d+)/.exec(`${new Error().stack}`)?.[0];

/** The address of a file that lies beside this script. */
export const beside = (file: string): string => new URL(file, address ?? document.baseURI).href;
