import type { FileInputs, Going } from "../attachments.ts";
import type { PinnedCard } from "../card.ts";
import type { Drafts } from "../drafts.ts";
import { SealformError } from "../errors.ts";
import { type Extra, loadExtra } from "../extras.ts";
import type { AttachedFile } from "../manifest.ts";
import { language, messages, useTranslation } from "../messages.ts";
import { isFile } from "./capture/kinds.ts";
import { closestTo, controlsOf } from "./form.ts";

const LANGUAGES = ["ar", "de", "es", "fr", "pt", "zh"] as const;
const DAYS = 7;

/** What a form has beyond fields, each with a script of its own that only such forms download. */
export class Helpers {
  readonly #host: HTMLElement;
  #attachments: Extra<"attachments"> | undefined;
  #form: HTMLFormElement | undefined;
  #inputs: FileInputs | undefined;
  #draft: Drafts | undefined;
  /** Also when the element was taken out while its form was sent. */
  #erasable: Drafts | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether the form has come to need something that is not here yet. */
  lacks(form: HTMLFormElement): boolean {
    return !this.#inputs && hasFiles(form);
  }

  /** Downloads what this form needs. Error: extra-failed. */
  async load(form: HTMLFormElement): Promise<void> {
    if (!hasFiles(form)) return;
    const { sweepFiles } = await this.#loadAttachments();
    // Tidying up is no reason to wait, or to fail.
    void sweepFiles().catch(() => undefined);
  }

  /** Makes what the form needs, and fills in what was kept of it. A form without its draft is still a form. */
  async open(form: HTMLFormElement, { card }: PinnedCard): Promise<void> {
    if (this.#form === form && !this.lacks(form)) return;
    this.close();
    this.#form = form;
    if (this.#attachments && hasFiles(form)) {
      this.#inputs = new this.#attachments.FileInputs(this.#host, form, card.files ?? {}, messages.files);
    }
    if (!this.#host.hasAttribute("drafts")) return;
    const days = Number(this.#host.getAttribute("drafts")) || DAYS;
    try {
      const { Drafts } = await loadSpeaking("drafts");
      const options = { form: card.form, days, files: this.#inputs, words: messages.drafts };
      const draft = await Drafts.open(this.#host, form, options);
      // The page may have taken the form away meanwhile.
      if (this.#form !== form) return draft.close();
      this.#draft = this.#erasable = draft;
      await draft.restore();
    } catch (thrown) {
      console.warn(`sealform: no drafts: ${SealformError.from(thrown).message}`);
    }
  }

  /** After the page has changed the form. */
  place(): void {
    this.#inputs?.place();
    this.#draft?.place();
  }

  filesOf(input: HTMLInputElement): File[] {
    return this.#inputs?.filesOf(input) ?? [];
  }

  /** Whether what was chosen is within the limits; says what is not. */
  complete(): boolean {
    return this.#inputs?.check() ?? true;
  }

  sealFiles(files: File[], record: string): Promise<AttachedFile[]> {
    return this.#transfer(this.endpoint, ({ sealFiles }, going) => sealFiles(files, { record, ...going }));
  }

  /** Whether files of this record still have to be uploaded. */
  async isStaged(record: string): Promise<boolean> {
    return this.#attachments?.isStaged(record) ?? false;
  }

  uploadFiles(record: string, endpoint: URL): Promise<void> {
    return this.#transfer(endpoint, ({ uploadFiles }, going) => uploadFiles(record, going));
  }

  async discardFiles(record: string): Promise<void> {
    await this.#attachments?.discardFiles(record).catch(() => undefined);
  }

  /** Where attachments go. */
  get endpoint(): URL {
    return new URL(this.#host.getAttribute("files") ?? "/v1/files", document.baseURI);
  }

  /** The form is on its way, as ciphertext: nothing else of it stays on the device. */
  async eraseDraft(): Promise<void> {
    await this.#erasable?.erase();
  }

  /** The same, when the browser leaves for the answer to what it posts. Returns what calls that off. */
  async eraseDraftOnLeaving(): Promise<(() => void) | undefined> {
    // A form without its draft is still a form.
    return this.#erasable?.eraseOnLeaving().catch(() => undefined);
  }

  /** The form was sent, and is empty. */
  clear(): void {
    this.#inputs?.clear();
  }

  close(): void {
    this.#draft?.close();
    this.#draft = this.#inputs = this.#form = undefined;
  }

  async #loadAttachments(): Promise<Extra<"attachments">> {
    this.#attachments ??= await loadSpeaking("attachments");
    return this.#attachments;
  }

  /** Each has a view of its own: what an earlier visit left may be on its way too. */
  async #transfer<T>(
    endpoint: URL,
    run: (attachments: Extra<"attachments">, going: Going) => Promise<T>,
  ): Promise<T> {
    const attachments = await this.#loadAttachments();
    const view = new attachments.TransferView(this.#host, messages.files);
    try {
      return await run(attachments, view.going(endpoint));
    } catch (thrown) {
      if (SealformError.from(thrown).code === "file-refused") this.#inputs?.refuse(view.name);
      throw thrown;
    } finally {
      view.remove();
    }
  }
}

/** Speaks the language of the page around the element, where there is one; else English stays. */
export async function speakLike(host: Element): Promise<void> {
  const tag = closestTo(host, "[lang]")?.getAttribute("lang")?.split("-")[0]?.toLowerCase();
  const name = LANGUAGES.find((language) => language === tag);
  const loaded = name && (await loadExtra(name).catch(() => undefined));
  if (name && loaded) useTranslation(name, loaded.form);
}

/** An extra, and what it says in the language that is spoken; without that it speaks English. Error: extra-failed. */
export async function loadSpeaking<Name extends "attachments" | "drafts" | "undelivered">(
  name: Name,
): Promise<Extra<Name>> {
  const spoken = LANGUAGES.find((known) => known === language().lang);
  const loaded = spoken && (await loadExtra(`${spoken}-more`).catch(() => undefined));
  if (spoken && loaded) useTranslation(spoken, loaded.more);
  return loadExtra(name);
}

const hasFiles = (form: HTMLFormElement): boolean => controlsOf(form).some(isFile);
