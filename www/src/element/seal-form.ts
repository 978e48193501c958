import { digest, hex } from "../bytes.ts";
import { fetchCard, type PinnedCard } from "../card.ts";
import { type ErrorCode, SealformError } from "../errors.ts";
import type { RecordManifest } from "../manifest.ts";
import { messages, naming } from "../messages.ts";
import { Sealer } from "../sealer.ts";
import { ariaLabelOf, captureAnswers, checkControls } from "./capture.ts";
import { clearAnswers, markClear } from "./clear.ts";
import { Consents } from "./consent.ts";
import { declineSpelling, describe, emptyForm, setInert } from "./form.ts";
import { checkForm, installGuard } from "./guard.ts";
import { isBusy, isMistake, type State } from "./state.ts";
import { StatusView } from "./status.ts";
import { adoptStyles } from "./style.ts";
import { contentDigest, deliver, type Parcel, parcelBody } from "./transport.ts";

// On a server there is no HTMLElement, and importing this must do no harm there.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/** A form that passed every check, and what it is sealed with. */
type Prepared = { form: HTMLFormElement; pinned: PinnedCard; consents: Consents };

/**
 * `<seal-form card="URL" integrity="sha256-…" action="/v1/submissions">` around a `<form method="dialog">`.
 *
 * The form stays inert until the card matches its pin and a worker has proved that it can seal. A submit seals all
 * answers to the card's recipients and posts the envelope; plaintext is sent on no path.
 *
 * Events, all bubbling and composed: `seal-ready`; `seal-submit`, cancelable, before anything is read; `seal-sent`
 * with `{ id, root, receivedAt }`; `seal-error` with `{ code, message }`, where the message is for developers.
 */
export class SealForm extends Base {
  static readonly observedAttributes = ["card", "integrity"];

  #state: State = "loading";
  #view: StatusView | undefined;
  #prepared: Prepared | undefined;
  #parcel: Parcel | undefined;
  #submitter: HTMLElement | null = null;
  #closedBy: ErrorCode | undefined;
  #loading = new AbortController();
  #focused: HTMLElement | undefined;
  readonly #sealer = new Sealer();
  readonly #watcher = new MutationObserver(() => this.#recheck());

  get state(): State {
    return this.#state;
  }

  connectedCallback(): void {
    const tree = this.getRootNode();
    installGuard(tree);
    adoptStyles(tree);
    this.#view ??= new StatusView(this, () => this.#retry());
    this.addEventListener("submit", this.#onSubmit);
    this.addEventListener("input", this.#onInput);
    window.addEventListener("pageshow", this.#onPageShow);
    this.#watcher.observe(tree, WATCHED);
    if (!isBusy(this.#state)) void this.#load();
  }

  disconnectedCallback(): void {
    this.#loading.abort();
    this.#watcher.disconnect();
    window.removeEventListener("pageshow", this.#onPageShow);
    // What is on its way may still arrive.
    if (!isBusy(this.#state)) this.#sealer.end();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.#view && this.isConnected && before !== after && !isBusy(this.#state)) void this.#load();
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
      setInert(this.#checkForm(), true);
      const [pinned] = await Promise.all([this.#fetchCard(signal), this.#sealer.start()]);
      // Not for an element that is gone: nobody would end the worker.
      if (!signal.aborted) await this.#sealer.check(pinned);
      // Both took a while, in which the page may have changed or taken the element out.
      if (!signal.aborted) this.#open(this.#checkForm(), pinned);
    } catch (thrown) {
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

  #open(form: HTMLFormElement, pinned: PinnedCard): void {
    const { card, pin } = pinned;
    // A form that was already open keeps its consents as they were ticked.
    const same =
      this.#prepared?.form === form && this.#prepared.pinned.pin === pin ? this.#prepared : undefined;
    this.#prepared = { form, pinned, consents: same?.consents ?? new Consents(form, card.consent ?? []) };
    markClear(form, card.clear ?? []);
    this.#view?.who(card.practice, (card.clear ?? []).length > 0);
    this.#enter("ready", messages.ready);
    this.#tell("seal-ready");
  }

  /** After every change of the page: a form that became unsafe is closed, one that was mended is opened. */
  #recheck(): void {
    this.#view?.place();
    this.#prepared?.consents.place();
    if (isBusy(this.#state)) return;
    try {
      const form = this.#checkForm();
      const mended = this.#closedBy?.startsWith("form-") || this.#closedBy === "control-unsupported";
      const replaced = this.#prepared !== undefined && this.#prepared.form !== form;
      // Forgotten at once, because loading changes the page too, and each change leads here.
      if (replaced) this.#prepared = undefined;
      if (this.#state === "loading") setInert(form, true);
      if (mended || replaced) void this.#load();
      else if (this.#prepared) markClear(form, this.#prepared.pinned.card.clear ?? []);
    } catch (thrown) {
      this.#closeFor(SealformError.from(thrown));
    }
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
    if (isBusy(this.#state) || this.#state === "loading" || this.#state === "sent") return;
    try {
      const form = this.#checkForm();
      // A page's own validation says no by preventing the default, and is heard.
      if (declined || this.#prepared?.form !== form || this.#closedBy) return;
      if (!this.#prepared.consents.complete()) return;
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
    let receivedAt: string | null;
    try {
      this.#enter("sealing", messages.sealing);
      this.#parcel = await this.#seal(prepared, submitter);
      this.#enter("sending", messages.sending);
      const action = new URL(this.getAttribute("action") ?? "/v1/submissions", document.baseURI);
      receivedAt = await deliver(action, this.#parcel);
    } catch (thrown) {
      const error = SealformError.from(thrown);
      this.#fail(error, isMistake(error.code));
      if (!this.isConnected) this.#sealer.end();
      return;
    }
    this.#finish(prepared, this.#parcel, receivedAt);
  }

  /**
   * Seals what the form holds. Unchanged answers that were sealed before stay in their envelope: a server that got it,
   * though its answer was lost, then knows it again, and the form arrives exactly once.
   */
  async #seal({ form, pinned, consents }: Prepared, submitter: HTMLElement | null): Promise<Parcel> {
    const clear = pinned.card.clear ?? [];
    if (markClear(form, clear)) {
      throw new SealformError(
        "form-unsafe",
        "A field that stays readable for the site was not marked as such when it was sent. Do not add or rename one in the same moment.",
      );
    }
    const answers = captureAnswers(form, submitter);
    const created = new Date().toISOString();
    const consent = await consents.decisions(created);
    const given = consent.map(({ id, version, given }) => ({ id, version, given }));
    const content = await contentDigest([pinned.pin, answers, given]);
    if (this.#parcel?.content === content) return this.#parcel;
    const manifest: RecordManifest = { created, form: describe(form, ariaLabelOf(form)), consent, files: [] };
    const { envelope, objectId, root } = await this.#sealer.seal(pinned, manifest, answers);
    const sha256 = hex(await digest("SHA-256", envelope));
    return {
      content,
      id: objectId,
      root,
      sha256,
      body: parcelBody(envelope, clearAnswers(form, answers, clear)),
    };
  }

  #finish({ form, pinned }: Prepared, { id, root }: Parcel, receivedAt: string | null): void {
    this.#parcel = undefined;
    this.#submitter = null;
    // The worker's memory held the answers; it goes, and the next form gets a new one.
    this.#sealer.end();
    emptyForm(form);
    this.#enter("sent", naming(messages.sent, pinned.card.practice));
    this.#view?.focus();
    this.#tell("seal-sent", { id, root, receivedAt });
  }

  #retry(): void {
    const { form } = this.#prepared ?? {};
    if (!form || this.#closedBy) return void this.#load();
    const submitter =
      this.#submitter && "form" in this.#submitter && this.#submitter.form === form ? this.#submitter : null;
    HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  }

  /** A page that comes back from the cache may come back without its workers. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (!event.persisted || isBusy(this.#state)) return;
    this.#sealer.end();
    void this.#load();
  };

  #enter(state: State, sentence: string): void {
    this.#closedBy = undefined;
    this.#show(state, state === "loading" || isBusy(state));
    this.#view?.say(sentence);
  }

  #fail(error: SealformError, closed: boolean): void {
    this.#closedBy = closed ? error.code : undefined;
    this.#show("error", closed);
    this.#view?.fail(error, closed);
    console.error(`sealform: ${error.code}: ${error.message}`);
    this.#tell("seal-error", { code: error.code, message: error.message });
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
