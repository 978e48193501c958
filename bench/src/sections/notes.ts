// A notebook of five thousand notes: opened when it is unlocked, and searched while somebody types.

import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { initSync } from "sealform-wasm/full";
import { EMPTY_NOTE, type NoteContent } from "../../../www/src/notes/note.ts";
import { newShelved, Shelf } from "../../../www/src/notes/shelf.ts";
import { openVersion, sealVersion } from "../../../www/src/notes/versions.ts";
import type { NotebookKey } from "../../../www/src/worker/notes-protocol.ts";
import { loadAvailable } from "../available.ts";
import { type Contender, measure, timed } from "../measure.ts";
import { wasmFile } from "../paths.ts";
import type { Scale, Section } from "./section.ts";

const NOTES = 5_000;
const WORDS_PER_NOTE = 250;
/** As many different words as a practice writes in years, most of them seldom. */
const VOCABULARY = 20_000;
const SYMMETRIC = "symmetric";
const OPENING = { warmUps: 1, rounds: 9, seconds: 60 };
const SEARCHING = { warmUps: 5, rounds: 101, seconds: 30 };

/** What somebody types, letter by letter, and something that is nowhere. */
const TYPED = ["a", "an", "anx", "anxie", "word12", "word123 word4", "nowhere"];

const contents = Array.from({ length: NOTES }, (_, number) => contentOf(number));
const ids = contents.map((_, number) => number.toString(16).padStart(32, "0"));

export async function benchNotes(scale: Scale): Promise<Section[]> {
  initSync({ module: new WebAssembly.Module(readFileSync(wasmFile("full"))) });
  return [await benchUnlocking(scale), await benchSearching(scale)];
}

async function benchUnlocking(scale: Scale): Promise<Section> {
  const { loaded, missing } = await loadAvailable<() => void, typeof libsodium>([libsodium]);
  const contenders: Contender[] = [
    { name: "sealform/notes", kind: SYMMETRIC, time: timed(prepareOurs()) },
    ...loaded.map(({ peer, ready }) => ({ name: peer.name, kind: peer.kind, time: timed(ready) })),
  ];
  return {
    id: "notes-unlock",
    title: `Opening a notebook of ${NOTES} notes`,
    measured: `each note of ${WORDS_PER_NOTE} words from its bytes to an object, in one thread; without the disk, and without the index`,
    records: NOTES,
    missing,
    ...(await measure(contenders, scale(OPENING))),
  };
}

/** Each opens all notes once. */
function prepareOurs(): () => void {
  const key: NotebookKey = {
    id: "0".repeat(32),
    noteClass: "progress",
    secret: crypto.getRandomValues(new Uint8Array(32)),
    store: "http://127.0.0.1/",
    token: new Uint8Array(),
    roots: new Uint8Array(),
    readers: [],
    identities: [],
    others: [],
  };
  const created = new Date().toISOString();
  const manifest = { created, begun: created, class: key.noteClass };
  const envelopes = contents.map((content, at) => {
    const unsealed = { manifest, content, files: [], others: [] };
    return sealVersion(key, ids[at] ?? "", unsealed).envelope;
  });
  const open = () => envelopes.map((envelope, at) => openVersion(key, ids[at] ?? "", envelope));
  equal(open()[7]?.content.text, contents[7]?.text, "it gives back what it sealed");
  return open;
}

/** As Standard Notes has it: each note under a key of its own, and that under the key of all (its specification, version 004). */
const libsodium = {
  name: "libsodium, as in Standard Notes",
  kind: SYMMETRIC,
  async load(): Promise<() => void> {
    const { default: sodium } = await import("libsodium-wrappers");
    await sodium.ready;
    const random = () => sodium.randombytes_buf(32);
    const seal = (data: Uint8Array, key: Uint8Array) => {
      const nonce = sodium.randombytes_buf(24);
      const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(data, null, null, nonce, key);
      return { nonce, sealed };
    };
    const open = ({ nonce, sealed }: ReturnType<typeof seal>, key: Uint8Array) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, null, nonce, key);
    const all = random();
    const stored = contents.map((content) => {
      const own = random();
      return { key: seal(own, all), note: seal(sodium.from_string(JSON.stringify(content)), own) };
    });
    const openAll = () =>
      stored.map(({ key, note }): NoteContent => JSON.parse(sodium.to_string(open(note, open(key, all)))));
    equal(openAll()[7]?.text, contents[7]?.text, "it gives back what it sealed");
    return openAll;
  },
};

async function benchSearching(scale: Scale): Promise<Section> {
  const shelf = new Shelf();
  const begun = new Date().toISOString();
  for (const [at, content] of contents.entries()) {
    const manifest = { created: begun, begun, class: "progress" } as const;
    const head = { root: "", objectId: "", manifest, content, files: [], others: [] };
    shelf.put({ ...newShelved(ids[at] ?? ""), head });
  }
  const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    processTerm: fold,
    searchOptions: { prefix: true, combineWith: "AND" },
  });
  index.addAll(contents.map(({ title, text }, at) => ({ id: ids[at] ?? "", text: `${title}\n${text}` })));
  // Each of them searches the same in turn.
  const turns = (): (() => string) => {
    let next = 0;
    return () => TYPED[next++ % TYPED.length] ?? "";
  };
  const [first, second] = [turns(), turns()];
  const ours = (search: string) => shelf.list({ search, offset: 0, limit: 50 }).total;
  const indexed = (search: string) => index.search(search).length;
  for (const search of TYPED) equal(ours(search), indexed(search), "both find the same");
  return {
    id: "notes-search",
    title: `Searching ${NOTES} notes while somebody types`,
    measured:
      "one search for the beginnings of words, whatever their accents and case, with the notes in memory",
    records: NOTES,
    missing: [],
    ...(await measure(
      [
        { name: "sealform/notes", kind: "every note", time: timed(() => ours(first())) },
        { name: "minisearch", kind: "an index", time: timed(() => indexed(second())) },
      ],
      scale(SEARCHING),
    )),
  };
}

/** The same in each run. Words come as often as in real texts, about: the n-th most frequent 1/n as often as the first. */
function contentOf(number: number): NoteContent {
  let state = number * 2_654_435_761 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const word = (): string => `word${Math.floor(VOCABULARY ** random())}`;
  const words = Array.from({ length: WORDS_PER_NOTE }, word);
  if (number % 3 === 0) words[100] = "anxiety";
  const date = new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 16);
  return { ...EMPTY_NOTE, title: `Session ${number}`, text: words.join(" "), date, minutes: 50 };
}
