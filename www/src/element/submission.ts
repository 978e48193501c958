import type { Bytes } from "../bytes.ts";
import { forget, type Waiting } from "../delivery/outbox.ts";
import { Post } from "../delivery/post.ts";
import { Retry } from "../delivery/retry.ts";
import { SealformError } from "../errors.ts";
import { messages, naming } from "../messages.ts";
import type { Sealer } from "../sealer.ts";
import { addressed, hand } from "./address.ts";
import { emptyForm } from "./form.ts";
import type { Helpers } from "./helpers.ts";
import { type Receipt, receiptView } from "./receipt.ts";
import { discard, type Prepared, type SealedForm, sealForm } from "./record.ts";
import type { Stage } from "./stage.ts";
import { isMistake, wasCancelled } from "./state.ts";

/** What a submission has of its element. */
export type Owner = {
  host: HTMLElement;
  stage: Stage;
  helpers: Helpers;
  sealer: Sealer;
  /** Opens the form again, with what is in it. */
  reopen: () => void;
  fail: (error: SealformError, closed: boolean) => void;
};

/** What happens to a form from Send on: it is sealed, kept, delivered; it waits, is taken back, or is thanked for. */
export class Submission {
  readonly #owner: Owner;
  #prepared: Prepared | undefined;
  #sealed: SealedForm | undefined;
  /** Tells what is under way from what was. */
  #run = 0;
  readonly #retry = new Retry(() => void this.#send());
  readonly #post = new Post({
    hand: (waiting) => hand(waiting, this.#owner.stage),
    upload: (record, endpoint) => this.#owner.helpers.uploadFiles(record, endpoint),
    onEarlier: (waiting, receivedAt) => this.#sayEarlier(waiting, receivedAt),
  });

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** For an element that comes into a page: what waits is tried again. */
  resume(): void {
    if (this.#owner.stage.state === "waiting") this.#retry.wait();
    void this.#post.sendEarlier();
  }

  /** For an element that is taken out. */
  pause(): void {
    this.#retry.stop();
    this.#post.stop();
  }

  /** The form is made ready anew: what becomes of what was under way is no longer said. */
  abandon(): void {
    this.#run++;
  }

  /** Seals what is in the form, and sends it. `justMarked`: see SealPlan. */
  async submit(prepared: Prepared, submitter: HTMLElement | null, justMarked: boolean): Promise<void> {
    const { host, stage, helpers, sealer, fail } = this.#owner;
    this.#prepared = prepared;
    const last = this.#sealed;
    try {
      stage.enter("sealing", messages.sealing);
      this.#sealed = await sealForm(prepared, sealer, {
        submitter,
        last,
        copy: host.hasAttribute("copy"),
        justMarked,
        filesOf: (input) => helpers.filesOf(input),
        sealFiles: (files, record) => helpers.sealFiles(files, record),
        isStaged: (record) => helpers.isStaged(record),
        discardFiles: (record) => helpers.discardFiles(record),
      });
    } catch (thrown) {
      const error = SealformError.from(thrown);
      if (wasCancelled(error)) return this.#takeBack();
      fail(error, isMistake(error.code));
      if (!host.isConnected) sealer.end();
      return;
    }
    if (last !== this.#sealed) this.#forget(last);
    await this.#send();
  }

  /** Sends what was sealed, for the first time or again. */
  async #send(): Promise<void> {
    const { host, stage, helpers, sealer, fail } = this.#owner;
    const [prepared, sealed] = [this.#prepared, this.#sealed];
    if (!prepared || !sealed || stage.state === "sending") return;
    this.#retry.stop();
    stage.enter("sending", messages.sending);
    const run = ++this.#run;
    let waiting: Waiting;
    try {
      waiting = addressed(host, sealed, helpers.endpoint);
    } catch {
      return fail(new SealformError("transport-missing", NO_ADDRESS), true);
    }
    const sent = await this.#post.send(waiting);
    // They are there, and need not be sent again with the record.
    if (!waiting.files) sealed.hasFiles = false;
    // The browser had left for another page, and came back: the form is open again.
    if (run !== this.#run) return;
    // Before anybody hears of it: a page may go elsewhere then, and the draft would stay.
    if ("receivedAt" in sent || sent.kept) await helpers.eraseDraft();
    if ("receivedAt" in sent) return this.#finish(prepared, sealed, sent.receivedAt);
    if (wasCancelled(sent.error)) return this.#takeBack();
    if (sent.kept) this.#wait(sent.error, sealed.parcel.id);
    else fail(sent.error, isMistake(sent.error.code));
    if (!host.isConnected) sealer.end();
  }

  #wait({ code }: SealformError, id: string): void {
    const { stage } = this.#owner;
    stage.wait(code, [
      [messages.sendNow, () => void this.#send()],
      [messages.change, () => this.#takeBack()],
    ]);
    stage.tell("seal-waiting", { id, code });
    this.#retry.wait();
  }

  /** The answers can be changed again; what waited of them is not sent any more. */
  #takeBack(): void {
    this.#retry.stop();
    void forget(this.#sealed?.parcel.id ?? "");
    this.#owner.reopen();
  }

  /** What was sealed before, of answers that have changed since. */
  #forget(last: SealedForm | undefined): void {
    if (!last) return;
    discard(last);
    void forget(last.parcel.id);
    if (last.hasFiles) void this.#owner.helpers.discardFiles(last.parcel.id);
  }

  #finish({ form, pinned }: Prepared, { parcel, copy }: SealedForm, receivedAt: string | null): void {
    const { host, stage, helpers, sealer } = this.#owner;
    const { id, root } = parcel;
    const { practice } = pinned.card;
    this.#prepared = this.#sealed = undefined;
    // The worker's memory held the answers; it goes, and the next form gets a new one.
    sealer.end();
    emptyForm(form);
    helpers.clear();
    stage.enter("sent", naming(messages.sent, practice));
    const time = receivedAt ?? new Date().toISOString();
    stage.keepReceipt(receiptOf(host, { practice, id, root, time }, copy), copy);
    stage.view.focus();
    stage.tell("seal-sent", { id, root, receivedAt });
  }

  #sayEarlier({ id, root }: Waiting, receivedAt: string | null | undefined): void {
    const { stage } = this.#owner;
    const arrived = receivedAt !== undefined;
    stage.view.sayEarlier(arrived ? messages.earlierSent : messages.earlierWaiting);
    if (arrived) stage.tell("seal-sent-earlier", { id, root, receivedAt });
  }
}

/** The receipt, as the element's attributes want it; with a private link where there is a page for it. */
function receiptOf(host: HTMLElement, receipt: Receipt, secret: Bytes | undefined): HTMLElement | undefined {
  if (host.getAttribute("receipt") === "none") return undefined;
  let page: URL | undefined;
  try {
    page = new URL(host.getAttribute("copy") ?? "", document.baseURI);
  } catch {
    // Without a page there is no link to it.
  }
  return receiptView(receipt, page && secret ? { page, secret } : undefined);
}

const NO_ADDRESS = "The attribute action or files is no address that a browser understands.";
