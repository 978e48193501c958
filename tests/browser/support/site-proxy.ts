import { once } from "node:events";
import {
  createServer,
  request as forward,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
/**
 * What becomes of an answer on its way; `hang` never gives one, and `hang-up` breaks the connection. Of an answer that is
 * given here, the site does not learn.
 */
export type Change = ((answer: Answer) => Answer) | Answer | "hang" | "hang-up";

const INJECTED = "/injected-by-the-test.js";

/**
 * An HTTP proxy on loopback that does to a site what goes wrong with sites: answers are changed, late or missing, and
 * the connection is gone. Nothing of it depends on the browser. A body that is not to be changed passes as a stream.
 */
export class SiteProxy {
  /** While true, every connection breaks. `navigator.onLine` does not know it. */
  offline = false;
  readonly #server: Server;
  readonly #target: URL;
  readonly #changes: { path: string | RegExp; change: Change }[] = [];
  readonly #scripts: string[] = [];

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((request, response) => this.#serve(request, response));
  }

  static async start(target: URL): Promise<SiteProxy> {
    const proxy = new SiteProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  /** Where the target is reached through this proxy. */
  get origin(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  /** Changes each answer to a request for this path, until `mend`. Of several changes the newest counts. */
  alter(path: string | RegExp, change: Change): void {
    this.#changes.unshift({ path, change });
  }

  /** Runs a function at the start of every HTML page, until `mend`. It comes as a file, which `script-src 'self'` allows. */
  inject(script: () => void): void {
    this.#scripts.push(`(${script})();\n`);
  }

  /** From here on everything passes as it is. */
  mend(): void {
    this.offline = false;
    this.#changes.length = 0;
    this.#scripts.length = 0;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? "/", this.#target).pathname;
    const change = this.#changes.find((one) =>
      typeof one.path === "string" ? one.path === path : one.path.test(path),
    )?.change;
    if (this.offline || change === "hang-up") return void request.socket.destroy();
    if (change === "hang") return void request.resume();
    if (path === INJECTED) {
      return void response.writeHead(200, { "content-type": "text/javascript" }).end(this.#scripts.join(""));
    }
    if (typeof change === "object") {
      // Not before all of it is here: a browser that still sends takes it for a broken connection.
      return void request.on("end", () => this.#send(response, change)).resume();
    }
    const { method, url, headers } = request;
    // Asked for uncompressed, so that it can be changed.
    const asked = { method, path: url, headers: { ...headers, "accept-encoding": "identity" } };
    const { hostname, port } = this.#target;
    const store = forward({ hostname, port, ...asked }, (answer) => {
      void this.#answer(answer, response, change);
    });
    // Either side may hang up at any time; then the other has nobody to talk to.
    store.on("error", () => request.socket.destroy());
    response.on("close", () => store.destroy());
    request.pipe(store);
  }

  async #answer(answer: IncomingMessage, response: ServerResponse, change?: (answer: Answer) => Answer) {
    const status = answer.statusCode ?? 500;
    const { headers } = answer;
    if (!change && !(isPage(headers) && this.#scripts.length > 0)) {
      // A fresh connection each time: on a used one that breaks, a browser may send a request twice.
      response.writeHead(status, { ...headers, connection: "close" });
      answer.on("error", () => response.destroy()).pipe(response);
      return;
    }
    const body = Buffer.concat(await answer.toArray());
    this.#send(response, change ? change({ status, headers, body }) : { status, headers, body });
  }

  #send(response: ServerResponse, { status, headers, body }: Answer): void {
    const { "content-length": _length, "transfer-encoding": _encoding, etag: _etag, ...kept } = headers;
    // No browser remembers it when the site is well again.
    const once = { ...kept, connection: "close", "cache-control": "no-store" };
    const isInjected = isPage(headers) && this.#scripts.length > 0;
    response.writeHead(status, once).end(isInjected ? withScript(body) : body);
  }
}

const isPage = (headers: IncomingHttpHeaders): boolean => /^text\/html/.test(headers["content-type"] ?? "");

/** Before any other script of the page. */
function withScript(page: Buffer): Buffer {
  const html = page.toString("utf8");
  const injected = html.replace(/<head>|<!doctype html>/i, `$&<script src="${INJECTED}"></script>`);
  if (injected === html) throw new Error("The page has no place for a script");
  return Buffer.from(injected);
}
