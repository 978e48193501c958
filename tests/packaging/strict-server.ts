import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

/** A host of its own, with a Content-Security-Policy of its own: files of a folder, and /v1 from the store. */
export class StrictServer {
  private constructor(readonly server: Server) {}

  static async start(folder: string, store: URL, policy: string): Promise<StrictServer> {
    const server = createServer(async (request, response) => {
      const path = request.url ?? "/";
      response.setHeader("content-security-policy", policy);
      if (path.startsWith("/v1/")) {
        const body: Buffer[] = [];
        for await (const chunk of request) body.push(chunk as Buffer);
        const { method = "GET" } = request;
        const headers = { "content-type": request.headers["content-type"] ?? "application/octet-stream" };
        const sent = method === "GET" ? {} : { headers, body: Buffer.concat(body) };
        const answer = await fetch(new URL(path, store), { method, ...sent });
        response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
        return response.end(Buffer.from(await answer.arrayBuffer()));
      }
      const file = await readFile(join(folder, path)).catch(() => undefined);
      response.writeHead(file ? 200 : 404, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      });
      return response.end(file);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new StrictServer(server);
  }

  url(path: string): URL {
    return new URL(path, `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
