import { findSecrets } from "../browser/support/canary.ts";

/** All that threads say to the main one, from when it begins to listen until it ends. */
export class Overheard {
  readonly #said = new Map<string, Buffer>();

  private constructor(readonly before: typeof MessageEvent) {}

  /** src/node/page.ts hands on what a thread said in a MessageEvent. */
  static begin(): Overheard {
    const overheard = new Overheard(globalThis.MessageEvent);
    const said = overheard.#said;
    globalThis.MessageEvent = class<T> extends overheard.before<T> {
      constructor(type: string, init?: MessageEventInit<T>) {
        super(type, init);
        said.set(`message ${said.size}`, flatten(init?.data));
      }
    } as typeof MessageEvent;
    return overheard;
  }

  end(): void {
    globalThis.MessageEvent = this.before;
  }

  has(text: string): boolean {
    return [...this.#said.values()].some((said) => said.includes(text));
  }

  find(secrets: Record<string, string>): string[] {
    return findSecrets(this.#said, secrets);
  }
}

/** Every byte and every text in a message. */
function flatten(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value !== "object" || value === null) return Buffer.from(`${value} `);
  return Buffer.concat(Object.values(value).map(flatten));
}
