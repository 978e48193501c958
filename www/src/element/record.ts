import { random, sha256, utf8, wipe } from "../bytes.ts";
import type { PinnedCard } from "../card.ts";
import { SealformError } from "../errors.ts";
import { type DraftAnswer, type FileSealing, isToSeal, type OutgoingRecord, sealRecord } from "../record.ts";
import type { Sealer } from "../sealer.ts";
import { ariaLabelOf, type ChosenFiles, captureAnswers } from "./capture.ts";
import { markClear, markedNames } from "./clear.ts";
import type { Consents } from "./consent.ts";
import { describe } from "./form.ts";

/** A form that passed every check, and what it is sealed with. */
export type Prepared = { form: HTMLFormElement; pinned: PinnedCard; consents: Consents };

/**
 * A sealed form. `content` is the hash of everything that the client entered or decided, without the times: what has
 * changed is sealed anew.
 */
export type SealedForm = OutgoingRecord & { content: string };

export type SealPlan = {
  submitter: HTMLElement | null;
  /** The form as it was sealed before, if it was. */
  last: SealedForm | undefined;
  /** Whether the client may want to open a copy later. */
  copy: boolean;
  /** Whether a field was marked as readable for the site so lately that nobody can have seen it. */
  justMarked: boolean;
  files: FileSealing & ChosenFiles;
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
  const answers = captureAnswers(form, plan.submitter, plan.files);
  const created = new Date().toISOString();
  const consent = await consents.decisions(created);
  const content = await digestOf([
    pinned.pin,
    answers.map(identified),
    consent.map(({ id, version, given }) => [id, version, given]),
  ]);
  if (plan.last?.content === content) return plan.last;

  const outgoing = await sealRecord(sealer, pinned, {
    objectId: random(16),
    created,
    form: describe(form, ariaLabelOf(form)),
    consent,
    answers,
    clear: markedNames(form, clear),
    copy: plan.copy,
    files: plan.files,
  });
  return { ...outgoing, content };
}

/** Wipes what a sealed form has beside its parcel. */
export const discard = (sealed: SealedForm | undefined): void => {
  if (sealed?.copy) wipe(sealed.copy);
};

/** A file is known again by what the device says of it. */
const identified = (answer: DraftAnswer): unknown => {
  if (!isToSeal(answer)) return answer;
  const { name, size, type, lastModified } = answer.file;
  return { ...answer, file: [name, size, type, lastModified] };
};

const digestOf = (content: unknown): Promise<string> => sha256(utf8(JSON.stringify(content)));
