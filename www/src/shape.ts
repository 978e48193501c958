import type { Bytes } from "./bytes.ts";
import { type ErrorCode, SealformError } from "./errors.ts";

/**
 * Small parsers for data from outside: the JSON of a card or a store, the messages between page and worker. A parser
 * takes what it does not know and returns a typed value, or throws; the error names the place, never the value.
 */
export type Parser<T> = (input: unknown, at: string) => T;

export type Parsed<P> = P extends Parser<infer T> ? T : never;

/** Parses; a wrong shape becomes an error with this code, in which `what` names the whole. */
export function parse<T>(parser: Parser<T>, input: unknown, code: ErrorCode, what: string): T {
  try {
    return parser(input, what);
  } catch (thrown) {
    if (thrown instanceof ShapeError) throw new SealformError(code, thrown.message);
    throw thrown;
  }
}

/** The same for JSON text. */
export function parseJson<T>(parser: Parser<T>, json: string, code: ErrorCode, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Without the cause: the engine's message quotes the text, which may be an answer.
    throw new SealformError(code, `${what} is not JSON.`);
  }
  return parse(parser, value, code, what);
}

export const text =
  (max = Number.POSITIVE_INFINITY, pattern?: RegExp): Parser<string> =>
  (input, at) =>
    typeof input === "string" && input.length <= max && (pattern?.test(input) ?? true)
      ? input
      : refuse(at, pattern ? `text like ${pattern.source}` : "text within the limit");

export const truth: Parser<boolean> = (input, at) =>
  typeof input === "boolean" ? input : refuse(at, "true or false");

export const count: Parser<number> = (input, at) =>
  typeof input === "number" && Number.isSafeInteger(input) && input >= 0
    ? input
    : refuse(at, "a whole number");

/** Bytes with a buffer of their own: a view into a larger buffer would move, or wipe, its neighbours too. */
export const bytes: Parser<Bytes> = (input, at) =>
  input instanceof Uint8Array &&
  input.buffer instanceof ArrayBuffer &&
  input.length === input.buffer.byteLength
    ? (input as Bytes)
    : refuse(at, "bytes in a buffer of their own");

export const port: Parser<MessagePort> = (input, at) =>
  input instanceof MessagePort ? input : refuse(at, "a message port");

export const blob: Parser<Blob> = (input, at) => (input instanceof Blob ? input : refuse(at, "a blob"));

export const nothing: Parser<void> = (input, at) => (input === undefined ? undefined : refuse(at, "nothing"));

export const only =
  <const T extends string | number | boolean>(value: T): Parser<T> =>
  (input, at) =>
    input === value ? value : refuse(at, JSON.stringify(value));

export const list =
  <T>(item: Parser<T>, max = Number.POSITIVE_INFINITY): Parser<T[]> =>
  (input, at) =>
    Array.isArray(input) && input.length <= max
      ? input.map((value, index) => item(value, `${at}[${index}]`))
      : refuse(at, `a list of at most ${max}`);

export const dictionary =
  <T>(value: Parser<T>): Parser<Record<string, T>> =>
  (input, at) =>
    Object.fromEntries(
      Object.entries(members(input, at)).map(([key, each]) => [key, value(each, `${at}.${key}`)]),
    );

export const optional =
  <T>(parser: Parser<T>): Parser<T | undefined> =>
  (input, at) =>
    input === undefined ? undefined : parser(input, at);

export const nullable =
  <T>(parser: Parser<T>): Parser<T | null> =>
  (input, at) =>
    input === null ? null : parser(input, at);

/** The first parser that takes the input. */
export const either =
  <T extends unknown[]>(...parsers: { [K in keyof T]: Parser<T[K]> }): Parser<T[number]> =>
  (input, at) => {
    for (const parser of parsers) {
      try {
        return parser(input, at);
      } catch (thrown) {
        if (!(thrown instanceof ShapeError)) throw thrown;
      }
    }
    return refuse(at, "one of the shapes that are known");
  };

type Members = Record<string, Parser<unknown>>;
type OptionalKey<M extends Members> = {
  [K in keyof M]: undefined extends Parsed<M[K]> ? K : never;
}[keyof M];
type Shape<M extends Members> = { [K in Exclude<keyof M, OptionalKey<M>>]: Parsed<M[K]> } & {
  [K in OptionalKey<M>]?: Exclude<Parsed<M[K]>, undefined>;
};

/** An object with these members. Others are left behind, so that a newer writer can add some. */
export const object =
  <M extends Members>(shape: M): Parser<{ [K in keyof Shape<M>]: Shape<M>[K] }> =>
  (input, at) => {
    const found = members(input, at);
    const parsed: Record<string, unknown> = {};
    for (const [key, parser] of Object.entries(shape)) {
      const value = parser(Object.hasOwn(found, key) ? found[key] : undefined, `${at}.${key}`);
      if (value !== undefined) parsed[key] = value;
    }
    return parsed as Shape<M>;
  };

/** The same, with all other members as they are and in their place, but those of the names in `without`. */
export const looseObject = <M extends Members>(
  shape: M,
  without: readonly string[] = [],
): Parser<{ [K in keyof Shape<M>]: Shape<M>[K] }> => {
  const known = object(shape);
  return (input, at) => {
    const parsed: Record<string, unknown> = known(input, at);
    const kept = Object.entries(members(input, at)).filter(([key]) => !without.includes(key));
    return Object.fromEntries(
      kept.map(([key, value]) => [key, Object.hasOwn(shape, key) ? parsed[key] : value]),
    ) as Shape<M>;
  };
};

const members = (input: unknown, at: string): Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input)
    ? (input as Record<string, unknown>)
    : refuse(at, "an object");

class ShapeError extends Error {}

function refuse(at: string, wanted: string): never {
  throw new ShapeError(`${at} is not ${wanted}.`);
}
