import { type Bytes, wipe } from "../bytes.ts";
import type { ErrorCode, SealformError } from "../errors.ts";
import { messages, sentenceFor } from "../messages.ts";
import { setInert } from "./form.ts";
import { canRetry, isAboutSending, isBusy, type State } from "./state.ts";
import { type Choice, StatusView } from "./status.ts";

/** How an element stands, as everybody sees it: its state, its forms open or closed, what it says, and where the focus is. */
export class Stage {
  readonly #host: HTMLElement;
  #state: State = "loading";
  #closedBy: ErrorCode | undefined;
  #view: StatusView | undefined;
  #focused: HTMLElement | undefined;
  #receipt: HTMLElement | undefined;
  #copy: Bytes | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get state(): State {
    return this.#state;
  }

  /** What closed the form, for as long as it is closed by a fault. */
  get closedBy(): ErrorCode | undefined {
    return this.#closedBy;
  }

  /** Whether something of the form is on its way, or waits: then it stays as it is. */
  get isSending(): boolean {
    return isBusy(this.#state) || this.#state === "waiting";
  }

  get isStarted(): boolean {
    return this.#view !== undefined;
  }

  /** From the moment in which the element is in a page. */
  get view(): StatusView {
    this.#view ??= new StatusView(this.#host);
    return this.#view;
  }

  enter(state: State, sentence: string): void {
    this.#closedBy = undefined;
    if (state !== "sent") this.keepReceipt(undefined, undefined);
    this.#show(state, state === "loading" || isBusy(state));
    this.view.say(sentence);
  }

  /** `closed` says whether the form can no longer be filled; otherwise the answers are still in it. */
  fail({ code, message }: SealformError, closed: boolean, tryAgain: () => void): void {
    this.#closedBy = closed ? code : undefined;
    this.#show("error", closed);
    if (closed) this.view.withdraw();
    const sentence = closed || isAboutSending(code) ? sentenceFor(code) : messages.notSealed;
    this.view.warn(sentence, code, canRetry(code) ? [[messages.retry, tryAgain]] : []);
    console.error(`sealform: ${code}: ${message}`);
    this.tell("seal-error", { code, message });
  }

  /** A page may take its form away when the form is done; what was thanked for stays said. */
  closeAfterSending(code: ErrorCode): void {
    this.#closedBy = code;
    this.#show("sent", true);
  }

  wait(code: ErrorCode, choices: Choice[]): void {
    this.#show("waiting", true);
    this.view.warn(messages.waiting, code, choices);
    this.view.focus();
  }

  /** Shows a receipt in the place of the one before. With that goes what opens the client's own copy. */
  keepReceipt(receipt: HTMLElement | undefined, copy: Bytes | undefined): void {
    this.#receipt?.remove();
    if (this.#copy) wipe(this.#copy);
    [this.#receipt, this.#copy] = [receipt, copy];
    if (receipt) this.#host.append(receipt);
  }

  tell(type: string, detail?: unknown, cancelable = false): boolean {
    return this.#host.dispatchEvent(
      new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }),
    );
  }

  #show(state: State, closed: boolean): void {
    this.#state = state;
    this.#host.dataset.state = state;
    // An inert form loses its focus. Whoever types, or cannot see, gets it back where it was.
    const active = (this.#host.getRootNode() as Document | ShadowRoot).activeElement;
    if (closed && active instanceof HTMLElement && this.#host.contains(active)) this.#focused ??= active;
    for (const form of this.#host.querySelectorAll("form")) setInert(form, closed);
    if (closed) return;
    if (this.#focused?.isConnected) this.#focused.focus();
    else if (this.#focused) this.view.focus();
    this.#focused = undefined;
  }
}
