import { type Bytes, hex, sha256, utf8, wipe } from "./bytes.ts";
import type { ConsentStatement, PinnedCard } from "./card.ts";
import { type Clear, type CopyKey, makeCopyKey, makeParcel, type Parcel } from "./delivery/parcel.ts";
import type { Answer, AttachedFile, Consent, RecordManifest, WrittenAnswer } from "./manifest.ts";
import type { Sealer } from "./sealer.ts";

/** An answer as a page has it: text, a file to attach, or one that was sealed already. */
export type DraftAnswer = Answer | (Omit<WrittenAnswer, "value" | "text"> & { file: File });

/**
 * Seals and stages the files of the record with this object id, one after the other, tells whether any wait on the device, and
 * forgets them, which never fails.
 */
export type FileSealing = {
  sealFiles: (files: File[], record: string) => Promise<AttachedFile[]>;
  isStaged: (record: string) => Promise<boolean>;
  discardFiles: (record: string) => Promise<void>;
};

/** What a record is made of. `objectId` is 16 random bytes, `created` RFC 3339. */
export type RecordPlan = {
  objectId: Bytes;
  created: string;
  form: RecordManifest["form"];
  consent: Consent[];
  answers: DraftAnswer[];
  /** The names of the answers that go along in the clear. */
  clear: readonly string[];
  /** Whether the client may want to open a copy later. */
  copy: boolean;
  files: FileSealing;
  signal?: AbortSignal | undefined;
};

/** A sealed record as long as this page lives: the parcel, and what must not be kept on the device. */
export type OutgoingRecord = {
  parcel: Parcel;
  /** What opens the client's own copy, 32 bytes. */
  copy: Bytes | undefined;
  /** Whether files of it still wait on the device to be uploaded. */
  hasFiles: boolean;
};

/** Seals a record and its files to the recipients of a card. After an error, or the signal's reason, nothing of it is kept. */
export async function sealRecord(
  sealer: Sealer,
  pinned: PinnedCard,
  plan: RecordPlan,
): Promise<OutgoingRecord> {
  const { objectId, created, form, consent, files, signal } = plan;
  const record = hex(objectId);
  const chosen = plan.answers.flatMap((answer) => (isToSeal(answer) ? [answer.file] : []));
  let copy: CopyKey | undefined;
  try {
    const attached = chosen.length > 0 ? await files.sealFiles(chosen, record) : [];
    const answers = withFiles(plan.answers, attached);
    const listed = answers.flatMap((answer) => ("file" in answer ? [answer.file] : []));
    const manifest = {
      created,
      form,
      consent,
      files: listed.map(({ id, root, size }) => ({ id, root, size })),
    };
    if (plan.copy) copy = await makeCopyKey();
    const sealed = await sealer.seal(pinned, { manifest, answers, objectId, secret: copy?.secret });
    const parcel = await makeParcel(sealed, clearAnswers(answers, plan.clear), copy?.hash);
    const hasFiles = chosen.length > 0 && (await files.isStaged(record));
    signal?.throwIfAborted();
    return { parcel, copy: copy?.secret, hasFiles };
  } catch (thrown) {
    if (copy) wipe(copy.secret);
    if (chosen.length > 0) await files.discardFiles(record);
    throw thrown;
  }
}

/** What was decided on a statement, with the hash of its text as it stood there. */
export async function decision(
  { id, version, text }: ConsentStatement,
  given: boolean,
  at: string,
): Promise<Consent> {
  return { id, version, sha256: await sha256(utf8(text)), text, given, at };
}

/** Told by what has no secret yet: a file of another frame is no File of this one. */
export const isToSeal = (answer: DraftAnswer): answer is Extract<DraftAnswer, { file: File }> =>
  "file" in answer && !("secret" in answer.file);

/** `sealed` has one for each that is to be sealed, in their order. */
function withFiles(answers: DraftAnswer[], sealed: AttachedFile[]): Answer[] {
  const left = sealed.values();
  return answers.map((answer) =>
    isToSeal(answer) ? { ...answer, file: left.next().value as AttachedFile } : answer,
  );
}

function clearAnswers(answers: Answer[], names: readonly string[]): Clear {
  const clear: [string, string | string[]][] = [];
  for (const name of names) {
    const values = answers.flatMap((answer) =>
      answer.name === name && "value" in answer ? [answer.value] : [],
    );
    const [first] = values;
    if (first !== undefined) clear.push([name, values.length === 1 ? first : values]);
  }
  return Object.fromEntries(clear);
}
