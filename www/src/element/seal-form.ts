import { fetchCard, type PinnedCard } from "../card.ts";
import { forget, type Waiting } from "../delivery/outbox.ts";
import { Post } from "../delivery/post.ts";
import { Retry } from "../delivery/retry.ts";
import type { Transport } from "../delivery/transport.ts";
import { type ErrorCode, SealformError } from "../errors.ts";
import { messages, naming, sentenceFor } from "../messages.ts";
import { Sealer } from "../sealer.ts";
import { checkControls } from "./capture.ts";
import { markClear } from "./clear.ts";
import { Consents } from "./consent.ts";
import { declineSpelling, emptyForm, setInert } from "./form.ts";
import { checkForm, installGuard } from "./guard.ts";
import { Helpers, speakLike } from "./helpers.ts";
import { receiptView } from "./receipt.ts";
import { discard, type Prepared, type SealedForm, sealForm } from "./record.ts";
import { canRetry, isAboutSending, isBusy, isMistake, type State, wasCancelled } from "./state.ts";
import { type Choice, StatusView } from "./status.ts";
import { adoptStyles } from "./style.ts";

// On a server there is no HTMLElement, and importing this must do no harm there.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/** Of a body, in bytes, unless `max-bytes` says otherwise: what sealform-store takes. */
const MAX_BYTES = 8 << 20;
const TRANSPORTS: readonly Transport[] = ["json", "multipart", "form", "custom"];

/**
 * `<seal-form card="URL" integrity="sha256-…" action="/v1/submissions">` around a `<form method="dialog">`.
 *
 * The form stays inert until the card matches its pin and a worker has proved that it can seal. A submit seals all
 * answers to the card's recipients and sends the envelope; plaintext is sent on no path. What could not be sent waits on
 * the device as ciphertext. More attributes: `transport`, `max-bytes`, `files`, `drafts`, `copy`, `receipt="none"`; see
 * docs/EMBEDDING.md.
 *
 * Events, all bubbling and composed: `seal-ready`; `seal-submit`, cancelable, before anything is read; `seal-deliver`
 * with `{ id, root, envelope, clear, respondWith }`, for the transport `custom`; `seal-waiting` with `{ id, code }`;
 * `seal-sent` with `{ id, root, receivedAt }`; `seal-sent-earlier` with the same, for what an earlier visit left;
 * `seal-error` with `{ code, message }`, where the message is for developers.
 */
export class SealForm extends Base {
  static readonly observedAttributes = ["card", "integrity"];

  #state: State = "loading";
  #view: StatusView | undefined;
  #prepared: Prepared | undefined;
  #sealed: SealedForm | undefined;
  #receipt: HTMLElement | undefined;
  #submitter: HTMLElement | null = null;
  #closedBy: ErrorCode | undefined;
  #loading = new AbortController();
  #focused: HTMLElement | undefined;
  readonly #helpers = new Helpers(this);
  readonly #sealer = new Sealer();
  readonly #retry = new Retry(() => void this.#send());
  readonly #post = new Post({
    hand: (waiting) => this.#hand(waiting),
    upload: (record, endpoint) => this.#helpers.uploadFiles(record, endpoint),
    onEarlier: (waiting, receivedAt) => this.#sayEarlier(waiting, receivedAt),
  });
  readonly #watcher = new MutationObserver(() => this.#recheck());

  get state(): State {
    return this.#state;
  }

  connectedCallback(): void {
    const tree = this.getRootNode();
    installGuard(tree);
    adoptStyles(tree);
    this.#view ??= new StatusView(this);
    this.addEventListener("submit", this.#onSubmit);
    this.addEventListener("input", this.#onInput);
    window.addEventListener("pageshow", this.#onPageShow);
    this.#watcher.observe(tree, WATCHED);
    if (!this.#isSending()) void this.#load();
    void this.#post.sendEarlier();
  }

  disconnectedCallback(): void {
    this.#loading.abort();
    this.#watcher.disconnect();
    this.#helpers.close();
    this.#retry.stop();
    this.#post.stop();
    window.removeEventListener("pageshow", this.#onPageShow);
    // What is on its way may still arrive.
    if (!isBusy(this.#state)) this.#sealer.end();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.#view && this.isConnected && before !== after && !this.#isSending()) void this.#load();
  }

  /** Everything that has to hold before somebody may type. */
  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#enter("loading", messages.loading);
    try {
      await documentParsed();
      if (!isSecureContext) throw new SealformError("insecure-context", INSECURE);
      const form = this.#checkForm();
      setInert(form, true);
      const [pinned] = await Promise.all([
        this.#fetchCard(signal),
        this.#sealer.start(),
        this.#helpers.load(form),
        speakLike(this),
      ]);
      // Not for an element that is gone: nobody would end the worker.
      if (!signal.aborted) await this.#sealer.check(pinned);
      // All that took a while, in which the page may have changed or taken the element out.
      if (!signal.aborted) await this.#open(this.#checkForm(), pinned, signal);
    } catch (thrown) {
      // Also what failed before the language was there is said in it.
      await speakLike(this);
      if (!signal.aborted) this.#fail(SealformError.from(thrown), true);
    }
  }

  /** Errors: form-missing, form-unsafe, control-unsupported. */
  #checkForm(): HTMLFormElement {
    const form = checkForm(this);
    checkControls(form);
    declineSpelling(form);
    return form;
  }

  #fetchCard(signal: AbortSignal): Promise<PinnedCard> {
    const url = new URL(this.getAttribute("card") ?? "", document.baseURI);
    return fetchCard(url, this.getAttribute("integrity") ?? "", signal);
  }

  async #open(form: HTMLFormElement, pinned: PinnedCard, signal: AbortSignal): Promise<void> {
    const { card, pin } = pinned;
    // A form that was already open keeps its consents as they were ticked.
    const same =
      this.#prepared?.form === form && this.#prepared.pinned.pin === pin ? this.#prepared : undefined;
    this.#prepared = { form, pinned, consents: same?.consents ?? new Consents(form, card.consent ?? []) };
    markClear(form, card.clear ?? []);
    await this.#helpers.open(form, pinned);
    if (signal.aborted) return;
    this.#view?.who(card.practice, (card.clear ?? []).length > 0);
    this.#enter("ready", messages.ready);
    this.#tell("seal-ready");
  }

  /** After every change of the page: a form that became unsafe is closed, one that was mended is opened. */
  #recheck(): void {
    this.#view?.place();
    this.#prepared?.consents.place();
    if (this.#isSending()) return;
    try {
      const form = this.#checkForm();
      const mended = this.#closedBy?.startsWith("form-") || this.#closedBy === "control-unsupported";
      const replaced = this.#prepared !== undefined && this.#prepared.form !== form;
      // Forgotten at once, because loading changes the page too, and each change leads here.
      if (replaced) this.#prepared = undefined;
      if (this.#state === "loading") setInert(form, true);
      if (mended || replaced) void this.#load();
      else if (this.#prepared) this.#follow(this.#prepared);
    } catch (thrown) {
      this.#closeFor(SealformError.from(thrown));
    }
  }

  /** What the page added to an open form. */
  #follow({ form, pinned }: Prepared): void {
    markClear(form, pinned.card.clear ?? []);
    if (this.#state !== "loading" && this.#helpers.lacks(form)) void this.#load();
    else this.#helpers.place();
  }

  #closeFor(error: SealformError): void {
    if (this.#state === "loading" || error.code === this.#closedBy) return;
    if (this.#state === "sent") {
      // A page may take its form away when the form is done; what was thanked for stays said.
      this.#closedBy = error.code;
      this.#show("sent", true);
    } else {
      this.#fail(error, true);
    }
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const declined = event.defaultPrevented;
    event.preventDefault();
    // What was sent stays sent: a second click on a form that is empty again is no second record.
    if (this.#isSending() || this.#state === "loading" || this.#state === "sent") return;
    try {
      const form = this.#checkForm();
      // A page's own validation says no by preventing the default, and is heard.
      if (declined || this.#prepared?.form !== form || this.#closedBy) return;
      if (!this.#prepared.consents.complete() || !this.#helpers.complete()) return;
      if (this.#tell("seal-submit", undefined, true)) void this.#submit(this.#prepared, event.submitter);
    } catch (thrown) {
      this.#fail(SealformError.from(thrown), true);
    }
  };

  /** Somebody fills in the next one. */
  readonly #onInput = (): void => {
    if (this.#state === "sent" && !this.#closedBy) this.#enter("ready", messages.ready);
  };

  async #submit(prepared: Prepared, submitter: HTMLElement | null): Promise<void> {
    this.#submitter = submitter;
    const last = this.#sealed;
    try {
      this.#enter("sealing", messages.sealing);
      this.#sealed = await sealForm(prepared, this.#sealer, {
        submitter,
        last,
        copy: this.hasAttribute("copy"),
        filesOf: (input) => this.#helpers.filesOf(input),
        sealFiles: (files, record) => this.#helpers.sealFiles(files, record),
      });
    } catch (thrown) {
      const error = SealformError.from(thrown);
      if (wasCancelled(error)) return this.#takeBack();
      this.#fail(error, isMistake(error.code));
      if (!this.isConnected) this.#sealer.end();
      return;
    }
    if (last !== this.#sealed) this.#forget(last);
    await this.#send();
  }

  /** Sends what was sealed, for the first time or again. */
  async #send(): Promise<void> {
    const [prepared, sealed] = [this.#prepared, this.#sealed];
    if (!prepared || !sealed || this.#state === "sending") return;
    this.#retry.stop();
    this.#enter("sending", messages.sending);
    const sent = await this.#post.send(this.#address(sealed));
    // Before anybody hears of it: a page may go elsewhere then, and the draft would stay.
    if ("receivedAt" in sent || sent.kept) await this.#helpers.eraseDraft();
    if ("receivedAt" in sent) return this.#finish(prepared, sealed, sent.receivedAt);
    if (wasCancelled(sent.error)) return this.#takeBack();
    if (sent.kept) this.#wait(sent.error, sealed.parcel.id);
    else this.#fail(sent.error, isMistake(sent.error.code));
    if (!this.isConnected) this.#sealer.end();
  }

  #address({ parcel, hasFiles }: SealedForm): Waiting {
    const asked = this.getAttribute("transport");
    return {
      ...parcel,
      action: new URL(this.getAttribute("action") ?? "/v1/submissions", document.baseURI).href,
      transport: TRANSPORTS.find((transport) => transport === asked) ?? "json",
      maxBytes: Number(this.getAttribute("max-bytes")) || MAX_BYTES,
      files: hasFiles ? this.#helpers.endpoint.href : undefined,
    };
  }

  /** Lets the site's own code deliver a parcel. Error: transport-missing. */
  async #hand({ id, root, envelope, clear }: Waiting): Promise<string | null> {
    let response: Promise<unknown> | undefined;
    const respondWith = (promise: Promise<unknown>): void => {
      response = promise;
    };
    this.#tell("seal-deliver", { id, root, envelope: envelope.slice(), clear, respondWith });
    if (!response) throw new SealformError("transport-missing", NO_HANDLER);
    // Whatever the site's code throws: what it says is not ours to show.
    const received = await response.catch((thrown: unknown) => {
      throw new SealformError("network", "The page's own transport failed.", { cause: thrown });
    });
    return typeof received === "string" ? received : null;
  }

  #wait({ code }: SealformError, id: string): void {
    this.#show("waiting", true);
    this.#view?.warn(messages.waiting, code, [
      [messages.sendNow, () => void this.#send()],
      [messages.change, () => this.#takeBack()],
    ]);
    this.#view?.focus();
    this.#tell("seal-waiting", { id, code });
    this.#retry.wait();
  }

  /** The answers can be changed again; what waited of them is not sent any more. */
  #takeBack(): void {
    this.#retry.stop();
    void forget(this.#sealed?.parcel.id ?? "");
    this.#enter("ready", messages.ready);
  }

  /** What was sealed before, of answers that have changed since. */
  #forget(last: SealedForm | undefined): void {
    if (!last) return;
    discard(last);
    void forget(last.parcel.id);
    if (last.hasFiles) void this.#helpers.discardFiles(last.parcel.id);
  }

  #finish({ form, pinned }: Prepared, { parcel, copy }: SealedForm, receivedAt: string | null): void {
    const { id, root } = parcel;
    const { practice } = pinned.card;
    this.#sealed = undefined;
    this.#submitter = null;
    // The worker's memory held the answers; it goes, and the next form gets a new one.
    this.#sealer.end();
    emptyForm(form);
    this.#helpers.clear();
    this.#enter("sent", naming(messages.sent, practice));
    if (this.getAttribute("receipt") !== "none") {
      const page = copy && new URL(this.getAttribute("copy") ?? "", document.baseURI);
      const time = receivedAt ?? new Date().toISOString();
      this.#receipt = receiptView({ practice, id, root, time }, page && { page, secret: copy });
      this.append(this.#receipt);
    }
    this.#view?.focus();
    this.#tell("seal-sent", { id, root, receivedAt });
  }

  #sayEarlier({ id, root }: Waiting, receivedAt: string | null | undefined): void {
    const arrived = receivedAt !== undefined;
    this.#view?.sayEarlier(arrived ? messages.earlierSent : messages.earlierWaiting);
    if (arrived) this.#tell("seal-sent-earlier", { id, root, receivedAt });
  }

  #tryAgain(): void {
    const { form } = this.#prepared ?? {};
    if (!form || this.#closedBy) return void this.#load();
    const submitter =
      this.#submitter && "form" in this.#submitter && this.#submitter.form === form ? this.#submitter : null;
    HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  }

  /** A page that comes back from the cache may come back without its workers. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (!event.persisted || (this.#isSending() && this.getAttribute("transport") !== "form")) return;
    this.#sealer.end();
    void this.#load();
  };

  /** Also while what was sent waits: then the form is closed, and stays as it is. */
  #isSending(): boolean {
    return isBusy(this.#state) || this.#state === "waiting";
  }

  #enter(state: State, sentence: string): void {
    this.#closedBy = undefined;
    if (state !== "sent") this.#receipt?.remove();
    this.#show(state, state === "loading" || isBusy(state));
    this.#view?.say(sentence);
  }

  #fail(error: SealformError, closed: boolean): void {
    const { code, message } = error;
    this.#closedBy = closed ? code : undefined;
    this.#show("error", closed);
    if (closed) this.#view?.withdraw();
    const again: Choice[] = canRetry(code) ? [[messages.retry, () => this.#tryAgain()]] : [];
    const sentence = closed || isAboutSending(code) ? sentenceFor(code) : messages.notSealed;
    this.#view?.warn(sentence, code, again);
    console.error(`sealform: ${code}: ${message}`);
    this.#tell("seal-error", { code, message });
  }

  #show(state: State, closed: boolean): void {
    this.#state = state;
    this.dataset.state = state;
    // An inert form loses its focus. Whoever types, or cannot see, gets it back where it was.
    const active = (this.getRootNode() as Document | ShadowRoot).activeElement;
    if (closed && active instanceof HTMLElement && this.contains(active)) this.#focused ??= active;
    for (const form of this.querySelectorAll("form")) setInert(form, closed);
    if (closed) return;
    if (this.#focused?.isConnected) this.#focused.focus();
    else if (this.#focused) this.#view?.focus();
    this.#focused = undefined;
  }

  #tell(type: string, detail?: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }
}

const INSECURE = "Browsers encrypt only in secure contexts. Serve the page over https, or from localhost.";
const NO_HANDLER =
  'With transport="custom" the page delivers: listen for seal-deliver, and call event.detail.respondWith(promise).';

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributeFilter: [
    "action",
    "method",
    "formaction",
    "formmethod",
    "form",
    "type",
    "name",
    "contenteditable",
    "data-seal-name",
  ],
};

/** An element that the parser has just met does not have its children yet. */
const documentParsed = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
