import type { Keyring, Resealing } from "../../src/inbox.ts";
import { make, say } from "../shared/dom.ts";
import { sentence } from "../shared/problem.ts";
import { practiceWords as words } from "../words/practice.ts";
import { part, said } from "./parts.ts";

/** Re-seals earlier records, with its progress. It stays on the page while the other parts change, and stops with `stop`. */
export class ResealingPart {
  readonly element: HTMLElement;
  readonly #offer = make("p", { class: "notice warning", hidden: "" });
  readonly #problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
  readonly #state = make("p", { role: "status", class: "progress" });
  readonly #bar = make("progress", { "aria-label": words.resealProgress, hidden: "" });
  readonly #problems = make("ul", {});
  readonly #start = make("button", { type: "button", class: "primary" }, words.resealButton);
  readonly #stop = make("button", { type: "button", class: "quiet", hidden: "" }, words.stop);
  #running: AbortController | null = null;

  constructor(readonly keyring: Keyring) {
    this.#start.addEventListener("click", () => void this.#run());
    this.#stop.addEventListener("click", () => this.stop());
    this.element = part(
      "resealing",
      words.reseal,
      this.#offer,
      ...words.resealWhy.map(said),
      this.#bar,
      this.#problem,
      make("div", { class: "actions" }, this.#start, this.#stop, this.#state),
      this.#problems,
    );
  }

  /** Says whether there is something to do. What an earlier visit began, it goes on with. */
  async refresh(): Promise<void> {
    say(this.#offer, (await this.keyring.isResealed()) || this.#running ? "" : words.resealOffer);
  }

  stop(): void {
    this.#running?.abort();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#show(true);
    try {
      const { signal } = this.#running;
      const result = await this.keyring.reseal({ signal, onProgress: (state) => this.#progress(state) });
      this.#end(result, signal.aborted);
    } catch (error) {
      this.#state.textContent = "";
      say(this.#problem, sentence(error));
    } finally {
      this.#running = null;
      this.#show(false);
      await this.refresh().catch(() => undefined); // Locked meanwhile.
    }
  }

  #show(isRunning: boolean): void {
    for (const shown of [this.#stop, this.#bar]) shown.hidden = !isRunning;
    this.#start.disabled = isRunning;
    if (!isRunning) return;
    say(this.#offer, "");
    say(this.#problem, "");
    this.#bar.removeAttribute("value");
    this.#problems.replaceChildren();
    this.#state.textContent = words.listing;
  }

  #progress({ total, done }: Resealing): void {
    this.#bar.max = Math.max(total, 1);
    this.#bar.value = done;
    // A screen reader should hear ten of them, not a thousand.
    const step = Math.ceil(total / 10);
    if (done === total || done % step === 0) this.#state.textContent = words.resealed(done, total);
  }

  #end({ total, done, changed, problems }: Resealing, isStopped: boolean): void {
    const isWhole = done === total || !isStopped;
    this.#state.textContent = isWhole ? words.resealDone(changed, total) : words.resealStopped(done, total);
    const items = problems.map(({ id, problem }) =>
      make("li", {}, make("code", {}, id), `: ${sentence(problem)}`),
    );
    this.#problems.replaceChildren(...items);
    if (items.length > 0) say(this.#problem, words.resealProblems(items.length));
  }
}
