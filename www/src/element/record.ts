import { type Bytes, digest, hex, random, utf8, wipe } from "../bytes.ts";
import type { PinnedCard } from "../card.ts";
import { type CopyKey, makeCopyKey, makeParcel, type Parcel } from "../delivery/parcel.ts";
import { SealformError } from "../errors.ts";
import type { Answer, AttachedFile, RecordManifest } from "../manifest.ts";
import type { Sealer } from "../sealer.ts";
import { ariaLabelOf, type Captured, captureAnswers } from "./capture.ts";
import { clearAnswers, markClear } from "./clear.ts";
import type { Consents } from "./consent.ts";
import { describe } from "./form.ts";

/** A form that passed every check, and what it is sealed with. */
export type Prepared = { form: HTMLFormElement; pinned: PinnedCard; consents: Consents };

/** A sealed form, as long as this page lives: the parcel, and what must not be kept on the device. */
export type SealedForm = {
  parcel: Parcel;
  /** The hash of everything that the client entered or decided, without the times: what has changed is sealed anew. */
  content: string;
  copy: Bytes | undefined;
  /** Whether files of it still wait on the device to be uploaded. */
  hasFiles: boolean;
};

export type SealPlan = {
  submitter: HTMLElement | null;
  /** The form as it was sealed before, if it was. */
  last: SealedForm | undefined;
  /** Whether the client may want to open a copy later. */
  copy: boolean;
  /** Whether a field was marked as readable for the site so lately that nobody can have seen it. */
  justMarked: boolean;
  filesOf: (input: HTMLInputElement) => File[];
  sealFiles: (files: File[], record: string) => Promise<AttachedFile[]>;
  isStaged: (record: string) => Promise<boolean>;
  discardFiles: (record: string) => Promise<void>;
};

/**
 * Seals what the form holds. Unchanged answers that were sealed before stay in their envelope: a server that got it,
 * though its answer was lost, then knows it again, and the form arrives exactly once.
 */
export async function sealForm(prepared: Prepared, sealer: Sealer, plan: SealPlan): Promise<SealedForm> {
  const { form, pinned, consents } = prepared;
  const clear = pinned.card.clear ?? [];
  if (markClear(form, clear) || plan.justMarked) {
    throw new SealformError(
      "form-unsafe",
      "A field that stays readable for the site was not marked as such when it was sent. Do not add or rename one in the same moment.",
    );
  }
  const captured = captureAnswers(form, plan.submitter, plan.filesOf);
  const created = new Date().toISOString();
  const consent = await consents.decisions(created);
  const content = await digestOf([
    pinned.pin,
    captured.map(identified),
    consent.map(({ id, version, given }) => [id, version, given]),
  ]);
  if (plan.last?.content === content) return plan.last;

  const objectId = random(16);
  const files = captured.flatMap((answer) => ("file" in answer ? [answer.file] : []));
  const attached = files.length > 0 ? await plan.sealFiles(files, hex(objectId)) : [];
  const answers = withFiles(captured, attached);
  const manifest: RecordManifest = {
    created,
    form: describe(form, ariaLabelOf(form)),
    consent,
    files: attached.map(({ id, root, size }) => ({ id, root, size })),
  };
  const copy: CopyKey | undefined = plan.copy ? await makeCopyKey() : undefined;
  const sealed = await sealer
    .seal(pinned, { manifest, answers, objectId, secret: copy?.secret })
    .catch(async (thrown: unknown) => {
      if (copy) wipe(copy.secret);
      if (files.length > 0) await plan.discardFiles(hex(objectId));
      throw thrown;
    });
  const parcel = await makeParcel(sealed, clearAnswers(form, answers, clear), copy?.hash);
  const hasFiles = files.length > 0 && (await plan.isStaged(parcel.id));
  return { parcel, content, copy: copy?.secret, hasFiles };
}

/** Wipes what a sealed form has beside its parcel. */
export const discard = (sealed: SealedForm | undefined): void => {
  if (sealed?.copy) wipe(sealed.copy);
};

/** A file is known again by what the device says of it. */
const identified = (answer: Captured): unknown => {
  if (!("file" in answer)) return answer;
  const { name, size, type, lastModified } = answer.file;
  return { ...answer, file: [name, size, type, lastModified] };
};

function withFiles(captured: Captured[], attached: AttachedFile[]): Answer[] {
  const files = attached.values();
  return captured.map((answer): Answer => {
    if (!("file" in answer)) return answer;
    const { value: file } = files.next();
    if (!file) throw new SealformError("internal", "A file was not sealed.");
    return { ...answer, file };
  });
}

const digestOf = async (content: unknown): Promise<string> =>
  hex(await digest("SHA-256", utf8(JSON.stringify(content))));
