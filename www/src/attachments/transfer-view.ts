import { Gate } from "./gate.ts";
import { type FileSentences, inUnits, languageOf, sentence, type Words } from "./messages.ts";
import type { Going } from "./seal.ts";
import { adoptFileStyles } from "./style.ts";

/** How far the files of a record are. `file` counts from 1; `name` is empty after a reload, when no name is known. */
export type Progress = {
  file: number;
  files: number;
  name: string;
  done: number;
  total: number;
  phase: "sealing" | "sending";
};

/** The progress of a sealing or an upload as the client sees it, with buttons to pause it, to go on, and to give it up. */
export class TransferView {
  readonly gate = new Gate();
  readonly #host: HTMLElement;
  readonly #words: Words;
  readonly #cancelled = new AbortController();
  readonly #view = document.createElement("div");
  readonly #doing = document.createElement("p");
  readonly #bar = document.createElement("progress");
  readonly #name = document.createElement("bdi");
  readonly #amount = document.createElement("span");
  readonly #pause: HTMLButtonElement;
  #progress: Progress | undefined;

  /** It shows when there is something to show. Without `words` it speaks English. */
  constructor(host: HTMLElement, words?: Words) {
    this.#host = host;
    this.#words = words;
    adoptFileStyles(host.getRootNode());
    this.#view.dataset.seal = "transfer";
    // It changes with each file only: a screen reader that reads out every percent is of no use.
    this.#doing.setAttribute("role", "status");
    const detail = document.createElement("p");
    detail.append(this.#name, " ", this.#amount);
    this.#pause = this.#button("pause", () => this.#setPaused(!this.gate.paused));
    const cancel = this.#button("cancel", () => this.#cancelled.abort());
    this.#view.append(this.#doing, this.#bar, detail, this.#pause, cancel);
  }

  /** What sealFiles and uploadFiles take to show their progress here, and to be paused and given up from here. */
  going(endpoint: URL): Going {
    const onProgress = (progress: Progress): void => this.update(progress);
    return { endpoint, onProgress, signal: this.signal, gate: this.gate };
  }

  /** Aborted when the client gives it up. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  /** Of the file that is on its way, or was when it failed. */
  get name(): string {
    return this.#progress?.name ?? "";
  }

  update(progress: Progress): void {
    this.#progress = progress;
    // Also where a page has replaced what is in the element.
    if (this.#view.parentNode !== this.#host) this.#host.append(this.#view);
    const { name, done, total } = progress;
    this.#sayWhatIsDone();
    this.#bar.max = Math.max(total, 1);
    this.#bar.value = total === 0 ? 1 : done;
    this.#name.textContent = name;
    const language = languageOf(this.#host);
    const amounts = { done: inUnits(done, language), total: inUnits(total, language) };
    this.#amount.textContent = this.#say("amount", amounts);
  }

  remove(): void {
    this.#view.remove();
  }

  #setPaused(paused: boolean): void {
    this.gate.paused = paused;
    this.#pause.textContent = this.#say(paused ? "goOn" : "pause");
    this.#sayWhatIsDone();
  }

  #sayWhatIsDone(): void {
    if (!this.#progress) return;
    const { phase, file, files } = this.#progress;
    const doing = this.gate.paused ? this.#say("paused") : this.#say(phase, { file, files });
    if (this.#doing.textContent === doing) return;
    this.#doing.textContent = doing;
    this.#bar.setAttribute("aria-label", doing);
  }

  #button(key: keyof FileSentences, pressed: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#say(key);
    button.addEventListener("click", pressed);
    return button;
  }

  #say(key: keyof FileSentences, put?: Record<string, string | number>): string {
    return sentence(this.#words, key, put);
  }
}
