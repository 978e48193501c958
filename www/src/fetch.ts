import type { Bytes } from "./bytes.ts";
import { type ErrorCode, SealformError } from "./errors.ts";

export type FetchPlan = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Bytes | FormData;
  timeoutMs: number;
  /** Ends the request when the caller loses interest. */
  stop?: AbortSignal | undefined;
  /** The code when no answer of success arrives; without one: network, too-large or server-refused. */
  unreachable?: ErrorCode;
  /** The code for an answer with this status. */
  codes?: Record<number, ErrorCode>;
};

/** One HTTP request, and the bytes of its answer, at most `max` of them. */
export const fetchBytes = (url: URL, plan: FetchPlan, max: number): Promise<Bytes> =>
  request(url, plan, (response) => readAtMost(response, max, plan.unreachable));

/**
 * One HTTP request, and what `read` makes of an answer of success.
 *
 * No cookies and no referrer, because no server needs them; no redirect, because it would carry the request to a
 * server that nobody named.
 */
export async function request<T>(
  url: URL,
  plan: FetchPlan,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), plan.timeoutMs);
  const stopped = () => abort.abort();
  plan.stop?.addEventListener("abort", stopped);
  if (plan.stop?.aborted) stopped();
  try {
    const response = await fetch(url, {
      method: plan.method ?? "GET",
      headers: plan.headers ?? {},
      body: plan.body ?? null,
      credentials: "omit",
      // Seen and not followed: that it was one is worth saying.
      redirect: "manual",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: abort.signal,
    });
    if (!response.ok) throw refusal(url, response, plan.codes?.[response.status] ?? plan.unreachable);
    return await read(response);
  } catch (thrown) {
    if (thrown instanceof SealformError) throw thrown;
    const reason = abort.signal.aborted ? "no answer in time" : "not reached, or refused by CSP or CORS";
    // An AbortError as the cause says that the caller gave it up; time limits, and browsers that are stopped, end it so too.
    const isForeign = Object(thrown).name === "AbortError" && !plan.stop?.aborted;
    const options = isForeign ? {} : { cause: thrown };
    throw new SealformError(plan.unreachable ?? "network", `${url.origin}: ${reason}.`, options);
  } finally {
    clearTimeout(timer);
    plan.stop?.removeEventListener("abort", stopped);
  }
}

function refusal(url: URL, { status, type }: Response, unreachable?: ErrorCode): SealformError {
  const code = unreachable ?? (status === 413 ? "too-large" : "server-refused");
  const what = type === "opaqueredirect" ? "a redirect, which is not followed" : `status ${status}`;
  return new SealformError(code, `${url.origin} answered with ${what}.`);
}

export async function readAtMost(response: Response, max: number, unreachable?: ErrorCode): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > max) {
      await reader?.cancel();
      throw new SealformError(unreachable ?? "too-large", `The answer is larger than ${max} bytes.`);
    }
    chunks.push(read.value);
  }
  return new Uint8Array(await new Blob(chunks as Bytes[]).arrayBuffer());
}
