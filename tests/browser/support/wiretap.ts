import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/**
 * A TCP proxy on loopback that keeps every byte a browser sends, whoever in the browser sent it and however: pages,
 * workers, beacons, preloads. It understands nothing of HTTP, so there is nothing that it could overlook.
 */
export class Wiretap {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #sent: Buffer[][] = [];
  #hangUpIn = Number.POSITIVE_INFINITY;
  #cutThen = false;
  #onHungUp: () => void = () => undefined;
  #cut = false;

  private constructor(target: URL) {
    this.#server = createServer((browser) => {
      if (this.#cut) {
        browser.destroy();
        return;
      }
      const store = connect(Number(target.port), target.hostname);
      const sent: Buffer[] = [];
      this.#sent.push(sent);
      browser.on("data", (bytes: Buffer) => {
        sent.push(bytes);
        this.#hangUpIn -= bytes.length;
        if (this.#hangUpIn > 0) return;
        this.#hangUpIn = Number.POSITIVE_INFINITY;
        this.cut = this.#cutThen;
        this.#onHungUp();
        browser.destroy();
      });
      for (const [from, to] of [
        [browser, store],
        [store, browser],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        // Either side may hang up at any time; then the other has nobody to talk to.
        from.on("error", () => to.destroy());
        from.on("close", () => {
          to.destroy();
          this.#sockets.delete(from);
        });
      }
    });
  }

  static async start(target: URL): Promise<Wiretap> {
    const tap = new Wiretap(target);
    tap.#server.listen(0, "127.0.0.1");
    await once(tap.#server, "listening");
    return tap;
  }

  /** Where a browser reaches the target through this proxy. */
  get origin(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  /** While it is true, nobody gets through. */
  set cut(cut: boolean) {
    this.#cut = cut;
    if (cut) for (const socket of this.#sockets) socket.destroy();
  }

  /** Hangs up when browsers have sent so many bytes more, once or for good; resolves then. */
  hangUpAfter(bytes: number, { forGood = false } = {}): Promise<void> {
    this.#hangUpIn = bytes;
    this.#cutThen = forGood;
    return new Promise((resolve) => {
      this.#onHungUp = resolve;
    });
  }

  /** All that was sent, connection by connection. */
  get recording(): Buffer {
    return Buffer.concat(this.#sent.flat());
  }

  /** The methods and paths of the recorded requests, as far as their heads are lines of their own. */
  get requests(): string[] {
    return (
      this.recording
        .toString("latin1")
        .match(/(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/\S* (?=HTTP\/1\.1\r\n)/g)
        ?.map((line) => line.trim()) ?? []
    );
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
