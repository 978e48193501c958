import { fromUtf8, utf8 } from "./bytes.ts";
import { applyState, controlsByKey, type State, stateOf } from "./drafts/answers.ts";
import {
  DAY_MS,
  type Draft,
  eraseDraft,
  eraseExpired,
  getDraft,
  isCurrent,
  MAX_DAYS,
  prepareErasing,
  putDraft,
} from "./drafts/database.ts";
import { DraftFiles, type FileAccess, type KeptFile } from "./drafts/files.ts";
import { DRAFT_SENTENCES } from "./drafts/messages.ts";
import { makeKey, open, seal } from "./drafts/sealed.ts";
import { DraftView } from "./drafts/view.ts";
import { closestTo } from "./element/form.ts";

export type DraftOptions = {
  /** The card's `form`. */
  form: string;
  /** How long a draft is kept after the last change of an answer: 1 to 90 days; 7 for what is no such number. */
  days: number;
  /** Of the attachments extra. Without it, drafts have no files. */
  files?: FileAccess | undefined;
  /** Sentences instead of the English ones, by their keys. */
  words?: Record<string, string> | undefined;
};

/** What is sealed: the state of each control by its key, and of each file input's key a file. */
type Content = { controls: [string, State][]; files: [string, KeptFile][] };

/** A draft that the client asked for, and whether there is one already. */
type Keeping = { key: CryptoKey | Promise<CryptoKey>; stored: boolean; files: DraftFiles };

/**
 * Keeps what is in a form on this device, for as long as the client says so: sealed, with files, until it expires or is
 * erased. Nothing is stored before the client said yes. Nothing that goes wrong here is thrown: the form matters more.
 */
export class Drafts {
  readonly #name: string;
  readonly #view: DraftView;
  readonly #tree: Node;
  #keeping: Keeping | undefined;
  /** Of a restored draft, what the form has no control for yet. */
  #left = new Map<string, State>();
  #filling = false;
  #changed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows the choice before the form. Drafts of this site that have expired are erased, whichever form they are of. */
  static async open(host: HTMLElement, form: HTMLFormElement, options: DraftOptions): Promise<Drafts> {
    return new Drafts(host, form, options);
  }

  private constructor(
    host: HTMLElement,
    readonly form: HTMLFormElement,
    readonly options: DraftOptions,
  ) {
    this.#name = JSON.stringify([options.form, location.pathname, ordinalOf(host)]);
    const sentences = { ...DRAFT_SENTENCES, ...options.words };
    this.#view = new DraftView(host, form, sentences, (keep) => (keep ? this.#keep() : void this.erase()));
    this.#view.until(this.#expires());
    this.#tree = host.getRootNode();
    queue = queue.then(eraseExpired).catch(() => undefined);
    for (const type of EVENTS) this.#tree.addEventListener(type, this.#onEvent);
    document.addEventListener("visibilitychange", this.#onHidden);
    window.addEventListener("pagehide", this.#flush);
  }

  /** Fills the form from a draft that has not expired. True if there was one. One that does not open is erased. */
  async restore(): Promise<boolean> {
    await queue;
    const draft = await getDraft(this.#name).catch(() => undefined);
    const content = draft && (await this.#open(draft));
    if (!draft || !content) return false;
    const { key, expires } = draft;
    this.#keeping = this.#begin(key, true);
    this.#left = new Map(content.controls);
    this.#fill();
    const whole = await this.#keeping.files.restore(key, content.files);
    this.#view.show(true);
    this.#view.until(expires);
    this.#view.say(whole ? "restored" : "restoredWithoutFiles");
    return true;
  }

  async #open(draft: Draft): Promise<Content | undefined> {
    const { key, expires, sealed } = draft;
    try {
      if (isCurrent(draft)) return JSON.parse(fromUtf8(await open(key, [this.#name, expires], sealed)));
    } catch {
      // It was changed, and is of no use to anybody.
      await eraseDraft(this.#name).catch(() => undefined);
    }
    return undefined;
  }

  /** After the page changed: the choice is where it belongs, and a control that came later gets what it had. */
  place(): void {
    this.#view.place();
    if (!this.#filling) this.#fill();
  }

  /** Draft, files and key are gone, and nothing more is kept until the client asks for it. */
  async erase(): Promise<void> {
    const had = this.#keeping;
    this.#forget();
    queue = queue
      .then(() => eraseDraft(this.#name))
      .then(() => had?.stored && this.#view.say("erased"))
      .catch(() => had?.stored && this.#view.say("notErased"));
    await queue;
  }

  /**
   * The same, at the moment in which the browser leaves for the answer to a form that it posts itself: this page hears of
   * no answer, and the draft was to be kept until the form is sent. If what comes is the browser's own error, then loading
   * that again posts the same once more, and going back shows the form as the browser keeps it; a draft that stayed would
   * lie on the device after each form that did arrive. Returns what calls it off, for a browser that stays.
   */
  async eraseOnLeaving(): Promise<() => void> {
    if (!this.#keeping) return () => undefined;
    const finish = await prepareErasing(this.#name);
    const leave = (): void => {
      this.#forget();
      finish(true);
    };
    window.addEventListener("pagehide", leave, { once: true });
    return () => {
      window.removeEventListener("pagehide", leave);
      finish(false);
    };
  }

  /** For an element that is taken out of the page. What was not written yet is written still. */
  close(): void {
    for (const type of EVENTS) this.#tree.removeEventListener(type, this.#onEvent);
    document.removeEventListener("visibilitychange", this.#onHidden);
    window.removeEventListener("pagehide", this.#flush);
    this.#flush();
    this.#view.remove();
  }

  #keep(): void {
    this.#view.show(true);
    this.#keeping = this.#begin(makeKey(), false);
    this.#changed = true;
    this.#flush();
  }

  #begin(key: Keeping["key"], stored: boolean): Keeping {
    return { key, stored, files: new DraftFiles(this.#name, this.form, this.options.files) };
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#keeping = undefined;
    this.#left.clear();
    this.#view.show(false);
  }

  readonly #onEvent = (event: Event): void => {
    const control = event.target as Element & { form?: unknown };
    if (!this.#keeping || this.#filling) return;
    if (control.form !== this.form && closestTo(control, "form") !== this.form) return;
    this.#changed = true;
    clearTimeout(this.#timer);
    // Whoever has left a field may leave the page next.
    if (event.type === "change") this.#flush();
    else this.#timer = setTimeout(this.#flush, PAUSE_MS);
  };

  readonly #onHidden = (): void => {
    if (document.visibilityState === "hidden") this.#flush();
  };

  readonly #flush = (): void => {
    clearTimeout(this.#timer);
    queue = queue.then(() => this.#save());
  };

  async #save(): Promise<void> {
    const keeping = this.#keeping;
    if (!keeping || !this.#changed) return;
    this.#changed = false;
    try {
      // First without the files that are new: they may take their time, or all the room.
      if (!(await this.#write(keeping))) {
        this.#forget();
        return this.#view.say("erased");
      }
      const { added, lacking } = await keeping.files.keep(await keeping.key, () => this.#keeping === keeping);
      if (added) await this.#write(keeping);
      if (this.#keeping === keeping) this.#view.say(lacking ? "keptWithoutFiles" : "kept");
    } catch {
      this.#changed = true;
      this.#view.say("notKept");
    }
  }

  /** False if another tab has erased the draft: that holds for this one. */
  async #write(keeping: Keeping): Promise<boolean> {
    const key = await keeping.key;
    const content = this.#content(keeping);
    const expires = this.#expires();
    const sealed = await seal(key, [this.#name, expires], utf8(JSON.stringify(content)));
    const files = content.files.map(([, { id }]) => id);
    if (!(await putDraft(this.#name, { expires, key, sealed }, files, keeping.stored))) {
      return false;
    }
    keeping.stored = true;
    this.#view.until(expires);
    return true;
  }

  #content({ files }: Keeping): Content {
    const controls = new Map(this.#left);
    for (const [key, control] of controlsByKey(this.form)) {
      const state = stateOf(control);
      if (state !== undefined) controls.set(key, state);
    }
    return { controls: [...controls], files: files.kept() };
  }

  #fill(): void {
    this.#filling = true;
    // A site may add controls when it hears of an answer.
    for (let before = -1; this.#left.size !== before && this.#left.size > 0; ) {
      before = this.#left.size;
      for (const [key, control] of controlsByKey(this.form)) {
        const state = this.#left.get(key);
        try {
          if (this.#left.delete(key) && state !== undefined) applyState(control, state);
        } catch {
          // A custom element that refuses its own value is no reason to lose the others.
        }
      }
    }
    this.#filling = false;
  }

  #expires(): number {
    const { days } = this.options;
    return Date.now() + Math.min(days >= 1 ? days : 7, MAX_DAYS) * DAY_MS;
  }
}

/** One thing after the other, of all forms of the page. A form that is opened anew finds what was written just before. */
let queue: Promise<unknown> = Promise.resolve();

const PAUSE_MS = 1000;
const EVENTS = ["input", "change", "reset"];

/** Two forms of one card on one page have a draft each. */
function ordinalOf(host: HTMLElement): number {
  const all = [...(host.getRootNode() as ParentNode & Node).querySelectorAll(host.localName)];
  return all.filter((other) => other.getAttribute("card") === host.getAttribute("card")).indexOf(host);
}
