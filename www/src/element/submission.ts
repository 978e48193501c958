import type { Bytes } from "../bytes.ts";
import { forget, type Waiting } from "../delivery/outbox.ts";
import { type Earlier, type Left, Post } from "../delivery/post.ts";
import { Retry } from "../delivery/retry.ts";
import { SealformError, wasCancelled } from "../errors.ts";
import { language, messages, naming } from "../messages.ts";
import type { Sealer } from "../sealer.ts";
import { addressed, hand } from "./address.ts";
import { emptyForm } from "./form.ts";
import { type Helpers, loadSpeaking } from "./helpers.ts";
import { type Receipt, receiptView } from "./receipt.ts";
import { discard, type Prepared, type SealedForm, sealForm } from "./record.ts";
import type { Stage } from "./stage.ts";
import { isMistake } from "./state.ts";

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
    onEarlier: (earlier) => this.#sayEarlier(earlier),
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
        files: helpers,
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
    const stay = waiting.transport === "form" ? await helpers.eraseDraftOnLeaving() : undefined;
    const sent = await this.#post.send(waiting);
    stay?.();
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
      [messages.change, () => void this.#takeBack()],
    ]);
    stage.tell("seal-waiting", { id, code });
    this.#retry.wait();
  }

  /**
   * The answers can be changed again; what waited of them is not sent any more. Unless another page has sent it, or does
   * so at this moment: what has arrived stays arrived.
   */
  async #takeBack(): Promise<void> {
    const [prepared, sealed] = [this.#prepared, this.#sealed];
    this.#retry.stop();
    this.#owner.stage.enter("sending", messages.loading);
    const run = ++this.#run;
    const arrived = sealed && (await this.#post.withdraw(sealed.parcel.id));
    if (run !== this.#run) return;
    if (arrived && prepared) this.#finish(prepared, sealed, arrived.receivedAt);
    else this.#owner.reopen();
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

  #sayEarlier(earlier: Earlier): void {
    const { host, stage } = this.#owner;
    const { id, root } = earlier;
    if ("code" in earlier) return void this.#sayWaiting(earlier);
    stage.view.sayEarlier(messages.earlierSent);
    host.querySelector(`[data-record="${id}"]`)?.remove();
    stage.tell("seal-sent-earlier", { id, root, receivedAt: earlier.receivedAt });
  }

  async #sayWaiting(left: Left): Promise<void> {
    const { host, stage } = this.#owner;
    // What was said before may be a promise.
    stage.view.sayEarlier("");
    const extra = left.stuck && (await loadSpeaking("undelivered").catch(() => undefined));
    if (!extra) return stage.view.sayEarlier(messages.earlierWaiting);
    extra.showUndelivered(host, left, {
      words: messages.undelivered,
      language: language(),
      reference: `${messages.reference} ${left.code}`,
      discard: () => this.#discard(left.id),
    });
  }

  /** Only for who asked for it. Tells what there is to say if it has arrived meanwhile. */
  async #discard(id: string): Promise<string | undefined> {
    if (await this.#post.withdraw(id)) return messages.earlierSent;
    await this.#owner.helpers.discardFiles(id);
    return undefined;
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
