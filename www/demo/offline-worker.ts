/*
 * A service worker for the pages that are written on without network: it keeps the files that they are made of, and nothing else.
 * What the store has is sealed, and the pages keep it themselves: no request below /v1/ is looked at here.
 */
export {};

declare const self: EventTarget & { clients: { claim(): Promise<void> }; skipWaiting(): Promise<void> };

type WhileEvent = Event & { waitUntil(work: Promise<unknown>): void };
type FetchEvent = Event & { request: Request; respondWith(answer: Promise<Response>): void };

const CACHE = "sealform-pages";
/** What is to be kept, as build/demo.mjs has found it. */
const LIST = "/offline.json";
/** A network that does not answer for so long is none. */
const PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => {
  (event as WhileEvent).waitUntil(keepAll().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  (event as WhileEvent).waitUntil(self.clients.claim());
});
/** Each visit says so: the site may have been built anew. */
self.addEventListener("message", (event) => {
  (event as WhileEvent).waitUntil(keepAll().catch(() => undefined));
});
self.addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/v1/")) return;
  (event as FetchEvent).respondWith(answer(request));
});

/** Fetches each anew: a browser's own cache may be of another build. */
async function keepAll(): Promise<void> {
  const answer = await fetch(LIST, { cache: "no-cache" });
  const paths = [LIST, ...((await answer.json()) as string[])];
  const cache = await caches.open(CACHE);
  await cache.addAll(paths.map((path) => new Request(path, { cache: "no-cache" })));
  const known = new Set(paths);
  for (const { url } of await cache.keys()) {
    if (!known.has(new URL(url).pathname)) await cache.delete(url);
  }
}

/** From the network, so that whoever has one has the newest; without it what is kept. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(pathname);
    if (kept) return kept;
    throw error;
  }
}
