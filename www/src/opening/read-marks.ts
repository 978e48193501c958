import { open, seal } from "sealform-wasm/full";
import { type Bytes, fromUtf8, utf8, wipe } from "../bytes.ts";
import { list, object, only, parse, parseJson } from "../shape.ts";
import { opened } from "../worker/practice-protocol.ts";
import { objectId, sealed } from "../worker/protocol.ts";
import { changeState, forget, readState } from "./device.ts";

const marks = object({ name: only("read"), value: list(objectId) });

/** Which submissions were read on this device: sealed under the cache's secret, or without one in memory alone. */
export class ReadMarks {
  readonly #keyring: string;
  #secret: Bytes | undefined;
  #read: Set<string> | undefined;

  constructor(keyring: string, secret: Bytes | undefined) {
    this.#keyring = keyring;
    this.#secret = secret;
  }

  async read(): Promise<Set<string>> {
    if (!this.#read) {
      const stored = this.#secret ? await readState(this.#keyring) : undefined;
      this.#read = new Set(this.#open(stored));
    }
    return this.#read;
  }

  async add(ids: string[]): Promise<void> {
    const read = await this.read();
    for (const id of ids) read.add(id);
    const secret = this.#secret;
    if (!secret) return;
    await changeState(this.#keyring, (before) => {
      // Another tab may have added some.
      for (const id of this.#open(before)) read.add(id);
      return this.#seal([...read], secret);
    });
  }

  forget(): void {
    this.#read = undefined;
  }

  /** Does `change`, and keeps the marks under the secret that it returns; what is under the old one is erased. */
  async moveTo(change: () => Promise<Bytes | undefined>): Promise<void> {
    const read = await this.read();
    const secret = await change();
    if (this.#secret) wipe(this.#secret);
    this.#secret = secret;
    await forget(this.#keyring);
    await this.add([...read]);
  }

  #seal(ids: string[], secret: Bytes): Bytes {
    const boxes = [{ created: new Date().toISOString() }, { name: "read", value: ids }];
    const contents = boxes.map((box) => utf8(JSON.stringify(box)));
    const request = { kind: "note", context: this.#context, recipients: [] };
    const result = seal(request, contents, [{ secret }]);
    wipe(...contents);
    return parse(sealed, result, "internal", "What seal returned").envelope;
  }

  /** What does not open is as good as nothing: then more is unread than is. */
  #open(stored: Bytes | undefined): string[] {
    const secret = this.#secret;
    if (!stored || !secret) return [];
    try {
      const result = open(stored, { secret }, { kind: "note", context: this.#context });
      const [, box] = parse(opened, result, "internal", "What open returned").boxes;
      return box ? parseJson(marks, fromUtf8(box), "malformed", "The read marks").value : [];
    } catch {
      return [];
    }
  }

  get #context(): Record<string, string> {
    return { notebook: `read.${this.#keyring}` };
  }
}
