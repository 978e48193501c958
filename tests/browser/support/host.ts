import { once } from "node:events";
import { readFile } from "node:fs/promises";
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { method: string; path: string; type: string; body: string };

/** A site of a web developer: pages and scripts with headers of their own. What it does not have is the store's. */
export class Host {
  /** By path: what is answered to a GET. */
  readonly files = new Map<string, { type: string; text: string | Buffer }>();
  /** What pages are sent with. */
  headers: Record<string, string> = {};
  /** What other methods brought to paths below /my/, which answer with 200; and the forms on their way to the store. */
  readonly received: Received[] = [];

  private constructor(
    readonly server: Server,
    readonly store: URL,
  ) {}

  static async start(store: URL): Promise<Host> {
    const host = new Host(createServer(), store);
    host.server.on("request", (request, response) => void host.#serve(request, response));
    host.server.listen(0, "127.0.0.1");
    await once(host.server, "listening");
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Puts a page at a path. */
  page(path: string, html: string): string {
    this.files.set(path, { type: "text/html; charset=utf-8", text: html });
    return this.origin + path;
  }

  /** Puts a file of the disk at a path. */
  async copy(path: string, from: string): Promise<void> {
    const type = from.endsWith(".js") ? "text/javascript" : "application/octet-stream";
    this.files.set(path, { type, text: await readFile(from) });
  }

  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url: path = "" } = request;
    const file = this.files.get(path);
    if (method === "GET" && file) {
      const headers = file.type.startsWith("text/html") ? this.headers : {};
      return void response.writeHead(200, { ...headers, "content-type": file.type }).end(file.text);
    }
    if (path.startsWith("/my/") || path === "/v1/submissions") {
      const body = Buffer.concat(await request.toArray());
      const type = request.headers["content-type"] ?? "";
      this.received.push({ method, path, type, body: body.toString("latin1") });
      if (path.startsWith("/my/")) return void response.writeHead(200).end();
      return this.#forward(request, response).end(body) && undefined;
    }
    request.pipe(this.#forward(request, response));
  }

  #forward({ method, url, headers }: IncomingMessage, response: ServerResponse) {
    const { hostname, port } = this.store;
    return forward({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).on("error", () => response.destroy());
  }
}
