import { fetchCard, type PinnedCard } from "../card.ts";
import { SealformError } from "../errors.ts";
import { messages } from "../messages.ts";
import { Sealer } from "../sealer.ts";
import { checkControls } from "./capture.ts";
import { markClear } from "./clear.ts";
import { Consents } from "./consent.ts";
import { declineSpelling, documentParsed, setInert, WATCHED } from "./form.ts";
import { checkForm, installGuard } from "./guard.ts";
import { Helpers, speakLike } from "./helpers.ts";
import type { Prepared } from "./record.ts";
import { Stage } from "./stage.ts";
import { isBusy, type State } from "./state.ts";
import { adoptStyles } from "./style.ts";
import { Submission } from "./submission.ts";

// On a server there is no HTMLElement, and importing this must do no harm there.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

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

  #prepared: Prepared | undefined;
  #tree: Node | undefined;
  #submitter: HTMLElement | null = null;
  #loading = new AbortController();
  /** Whether the card was changed while it could not be looked at. */
  #isStale = false;
  /** When a field of the open form was marked as readable for the site. */
  #markedAt = Number.NEGATIVE_INFINITY;
  readonly #stage = new Stage(this);
  readonly #helpers = new Helpers(this);
  readonly #sealer = new Sealer();
  readonly #submission = new Submission({
    host: this,
    stage: this.#stage,
    helpers: this.#helpers,
    sealer: this.#sealer,
    reopen: () => this.#reopen(),
    fail: (error, closed) => this.#fail(error, closed),
  });
  readonly #watcher = new MutationObserver(() => this.#recheck());

  get state(): State {
    return this.#stage.state;
  }

  connectedCallback(): void {
    const tree = this.getRootNode();
    this.#tree = tree;
    installGuard(tree);
    adoptStyles(tree);
    this.#stage.view.place();
    this.addEventListener("submit", this.#onSubmit);
    // Not here alone: controls outside belong to the form by form=.
    tree.addEventListener("input", this.#onInput);
    window.addEventListener("pageshow", this.#onPageShow);
    this.#watcher.observe(tree, WATCHED);
    if (!this.#stage.isSending && this.state !== "sent") void this.#load();
    this.#submission.resume();
  }

  disconnectedCallback(): void {
    this.#loading.abort();
    this.#watcher.disconnect();
    this.#tree?.removeEventListener("input", this.#onInput);
    this.#helpers.close();
    this.#submission.pause();
    window.removeEventListener("pageshow", this.#onPageShow);
    // What is on its way may still arrive.
    if (!isBusy(this.state)) this.#sealer.end();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    // A parser's element gets its attributes before it is there.
    if (!this.#stage.isStarted || !this.isConnected || before === after) return;
    if (this.#stage.isSending || this.state === "sent") this.#isStale = true;
    else void this.#load();
  }

  /** Everything that has to hold before somebody may type. */
  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    this.#submission.abandon();
    this.#isStale = false;
    const { signal } = this.#loading;
    this.#stage.enter("loading", messages.loading);
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
    this.#stage.view.who(card.practice, (card.clear ?? []).length > 0);
    this.#stage.enter("ready", messages.ready);
    this.#stage.tell("seal-ready");
  }

  /** After every change of the page: a form that became unsafe is closed, one that was mended is opened. */
  #recheck(): void {
    this.#stage.view.place();
    this.#prepared?.consents.place();
    if (this.#stage.isSending) return;
    try {
      const form = this.#checkForm();
      const mended =
        this.#stage.closedBy?.startsWith("form-") || this.#stage.closedBy === "control-unsupported";
      const replaced = this.#prepared !== undefined && this.#prepared.form !== form;
      // Forgotten at once, because loading changes the page too, and each change leads here.
      if (replaced) this.#prepared = undefined;
      if (this.state === "loading") setInert(form, true);
      if (mended || replaced) void this.#load();
      else if (this.#prepared) this.#follow(this.#prepared);
    } catch (thrown) {
      this.#closeFor(SealformError.from(thrown));
    }
  }

  /** What the page added to an open form. */
  #follow({ form, pinned }: Prepared): void {
    if (markClear(form, pinned.card.clear ?? [])) this.#markedAt = performance.now();
    // What was thanked for stays said until somebody fills in the next one.
    const isOpen = this.state !== "loading" && this.state !== "sent";
    if (isOpen && this.#helpers.lacks(form)) void this.#load();
    else this.#helpers.place();
  }

  #closeFor(error: SealformError): void {
    if (this.state === "loading" || error.code === this.#stage.closedBy) return;
    if (this.state === "sent") this.#stage.closeAfterSending(error.code);
    else this.#fail(error, true);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const declined = event.defaultPrevented;
    event.preventDefault();
    // What was sent stays sent: a second click on a form that is empty again is no second record.
    if (this.#stage.isSending || this.state === "loading" || this.state === "sent") return;
    try {
      const form = this.#checkForm();
      // A page's own validation says no by preventing the default, and is heard.
      if (declined || this.#prepared?.form !== form || this.#stage.closedBy) return;
      if (!this.#prepared.consents.complete() || !this.#helpers.complete()) return;
      if (!this.#stage.tell("seal-submit", undefined, true)) return;
      this.#submitter = event.submitter;
      const justMarked = performance.now() - this.#markedAt < SEEN_MS;
      void this.#submission.submit(this.#prepared, event.submitter, justMarked);
    } catch (thrown) {
      this.#fail(SealformError.from(thrown), true);
    }
  };

  /** Somebody fills in the next one. */
  readonly #onInput = ({ target }: Event): void => {
    if (this.state !== "sent" || this.#stage.closedBy) return;
    const form = Reflect.get(target as Element, "form");
    if ((form && form === this.#prepared?.form) || this.contains(target as Element)) this.#reopen();
  };

  #reopen(): void {
    if (this.#isStale) void this.#load();
    else this.#stage.enter("ready", messages.ready);
  }

  #tryAgain(): void {
    const { form } = this.#prepared ?? {};
    if (!form || this.#stage.closedBy) return void this.#load();
    const submitter =
      this.#submitter && "form" in this.#submitter && this.#submitter.form === form ? this.#submitter : null;
    HTMLFormElement.prototype.requestSubmit.call(form, submitter);
  }

  /** A page that comes back from the cache may come back without its workers. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    const posted = this.#stage.isSending && this.getAttribute("transport") === "form";
    if (!event.persisted || this.state === "sent" || (this.#stage.isSending && !posted)) return;
    this.#sealer.end();
    void this.#load();
  };

  #fail(error: SealformError, closed: boolean): void {
    this.#stage.fail(error, closed, () => this.#tryAgain());
  }
}

/** Nobody sees a mark in less time, in milliseconds. */
const SEEN_MS = 500;
const INSECURE = "Browsers encrypt only in secure contexts. Serve the page over https, or from localhost.";
