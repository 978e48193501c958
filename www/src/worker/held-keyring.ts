import { inspect, open, seal } from "sealform-wasm/full";
import { type Bytes, fromUtf8, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { keyringIdentity, keyringManifest, keyringToken } from "../manifest.ts";
import { parse, parseJson } from "../shape.ts";
import { type Entry, entriesOf, entryOf, type HolderEntry, holdersOf, slotHolder } from "./entries.ts";
import type { OpenKeyring, PasskeyAnswer } from "./keyring-protocol.ts";
import { lookedAt, opened } from "./practice-protocol.ts";
import { sealed } from "./protocol.ts";
import { fetchKeyring, Store } from "./store.ts";

/** How often another device may be faster. */
const MAX_ATTEMPTS = 5;

type Identity = { identity: Bytes; recipient: string };

/** An open keyring and the store that it is from. It is changed here alone, and each change is in the store before it counts. */
export class HeldKeyring {
  readonly id: string;
  readonly practice: string;
  readonly token: Bytes;
  readonly store: Store;
  /** A recovery code that is shown, and not in force before it was typed back. */
  newCode: Bytes | undefined;
  #manifest: Bytes;
  #entries: Entry[];
  #identities: Identity[];
  #envelope: Bytes;
  #etag: string | null;
  #changing: Promise<unknown> = Promise.resolve();
  readonly #base: URL;

  /** Error: malformed, for a keyring without an identity or a token. */
  constructor(base: URL, { id, boxes, envelope, etag }: OpenKeyring) {
    const [manifest, ...rest] = boxes;
    this.#manifest = manifest ?? utf8("");
    this.practice = parseManifest(this.#manifest).practice;
    this.#entries = rest.map(entryOf);
    this.#identities = identitiesIn(this.#entries);
    const [token] = entriesOf(this.#entries, "store-token", keyringToken);
    if (!token || this.#identities.length === 0) {
      throw new SealformError("malformed", "The keyring holds no identity or no token.");
    }
    this.id = id;
    this.#base = base;
    this.token = utf8(token.value);
    this.store = new Store(base, this.token);
    this.#envelope = envelope;
    this.#etag = etag;
  }

  /** The current one last. */
  get identities(): readonly Identity[] {
    return this.#identities;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** As the store has it. */
  get envelope(): Bytes {
    return this.#envelope;
  }

  /** The store's tag of it, if it gave one. */
  get etag(): string | null {
    return this.#etag;
  }

  /** Puts a keyring into a store that has none of this id. Error: keyring-changed, when it has one. */
  async putNew(): Promise<void> {
    this.#etag = await this.store.putKeyring(this.id, this.#envelope, { isNew: true });
  }

  /**
   * Seals a new version with these entries, and stores it in place of the one that was opened here; one change waits for the
   * other. `at` is the time of the version; with `trial`, an answer of a passkey has to open it first. Errors:
   * keyring-changed, when another device was faster, and nothing is changed then; unsupported; network, server-refused.
   */
  change(edit: (entries: readonly Entry[]) => Entry[], at: string, trial?: PasskeyAnswer): Promise<void> {
    const changed = this.#changing.then(() => this.#change(edit([...this.#entries]), at, trial));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  /**
   * As `change`, for an edit that means the same on whatever another device has stored meanwhile: it is made to that. Error also:
   * keyring-changed, when that version opens with nothing that opened this one.
   */
  amend(edit: (entries: readonly Entry[]) => Entry[], at: string): Promise<void> {
    const changed = this.#changing.then(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.#change(edit([...this.#entries]), at, undefined);
        } catch (thrown) {
          if (SealformError.from(thrown).code !== "keyring-changed" || attempt === MAX_ATTEMPTS) throw thrown;
          await this.#reload();
        }
      }
    });
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  /** Takes over the version that the store has. Its holders are inside this one, as what they unlock with. */
  async #reload(): Promise<void> {
    const { envelope, etag } = await fetchKeyring(this.#base, this.id);
    const [manifest, ...rest] = openWithHolders(envelope, this.id, holdersOf(this.#entries));
    const entries = rest.map(entryOf);
    const identities = identitiesIn(entries);
    this.#manifest = manifest ?? utf8("");
    [this.#entries, this.#identities, this.#envelope, this.#etag] = [entries, identities, envelope, etag];
  }

  async #change(entries: Entry[], at: string, trial: PasskeyAnswer | undefined): Promise<void> {
    this.#checkHolders();
    const identities = identitiesIn(entries);
    const manifest = utf8(JSON.stringify({ ...manifestObject(this.#manifest), created: at }));
    const holders = holdersOf(entries).map(slotHolder);
    const request = { kind: "keyring", context: { keyring: this.id }, recipients: [] } as const;
    const boxes = [manifest, ...entries.map(({ box }) => box)];
    const result = seal(request, boxes, holders);
    for (const holder of holders)
      wipe(...("passkey" in holder ? secretsOf(holder.passkey) : [holder.stretched.key]));
    const { envelope } = parse(sealed, result, "internal", "What seal returned");
    if (trial) {
      const tried = open(envelope, { passkey: trial }, request);
      wipe(...parse(opened, tried, "internal", "What open returned").boxes);
    }
    this.#etag = await this.store.putKeyring(this.id, envelope, { replaces: this.#etag });
    const gone = this.#entries.filter((old) => !entries.includes(old));
    wipe(...gone.map(({ box }) => box));
    [this.#manifest, this.#entries, this.#identities, this.#envelope] = [
      manifest,
      entries,
      identities,
      envelope,
    ];
  }

  /** A slot without an entry, of another program, would be lost in a new version. */
  #checkHolders(): void {
    const { slots } = parse(lookedAt, inspect(this.#envelope), "internal", "What inspect returned");
    if (slots.length === holdersOf(this.#entries).length) return;
    throw new SealformError(
      "unsupported",
      "The keyring has holders that this release cannot write anew. Unlock it with its passphrase, or change it with the program that added them.",
    );
  }

  wipe(): void {
    if (this.newCode) wipe(this.newCode);
    wipe(this.token, this.#manifest, ...this.#identities.map(({ identity }) => identity));
    wipe(...this.#entries.map(({ box }) => box));
  }
}

/** The boxes of another version of the keyring. Error: keyring-changed, when none of these holders opens it. */
function openWithHolders(envelope: Bytes, id: string, holders: HolderEntry[]): Bytes[] {
  for (const holder of holders.map(slotHolder)) {
    const secrets = "passkey" in holder ? secretsOf(holder.passkey) : [holder.stretched.key];
    try {
      const result = open(envelope, holder, { kind: "keyring", context: { keyring: id } });
      return parse(opened, result, "internal", "What open returned").boxes;
    } catch {
      // Another may.
    } finally {
      wipe(...secrets);
    }
  }
  throw new SealformError("keyring-changed", "Another device stored a version that has to be unlocked anew.");
}

const secretsOf = ({ first, second }: { first: Bytes; second: Bytes }): Bytes[] => [first, second];

function identitiesIn(entries: readonly Entry[]): Identity[] {
  const found = entriesOf(entries, "identity", keyringIdentity);
  return found.map(({ value, recipient }) => ({ identity: utf8(value), recipient }));
}

const parseManifest = (manifest: Bytes) =>
  parseJson(keyringManifest, fromUtf8(manifest), "malformed", "The keyring's manifest");

/** All of its members, for those that this release does not know stay too. It was parsed before. */
const manifestObject = (manifest: Bytes): object => JSON.parse(fromUtf8(manifest)) as object;
