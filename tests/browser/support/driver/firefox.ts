import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { fromEnv } from "../env.ts";
import { clickAt, keyPress } from "./actions.ts";
import { type Context, type DeviceOptions, type Engine, LANGUAGE, type Size, type Tab } from "./engine.ts";
import { Program } from "./process.ts";

/** Firefox takes all this from its preferences: one Firefox for each set that is asked for. */
export async function startFirefox(): Promise<Engine> {
  const started = new Map<string, Promise<Firefox>>();
  return {
    newContext: async (options) => {
      const key = `${options.colorScheme} ${options.reducedMotion} ${options.without}`;
      const firefox = started.get(key) ?? Firefox.start(options);
      started.set(key, firefox);
      return (await firefox).newContext(options.viewport);
    },
    close: async () => {
      for (const firefox of await Promise.all(started.values())) await firefox.end();
    },
  };
}

type Answer = { id: number; result?: unknown; error?: string; message?: string };

/** A Firefox with a profile of its own, spoken to in WebDriver BiDi. */
class Firefox {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  private constructor(
    readonly program: Program,
    readonly profile: string,
    readonly socket: WebSocket,
  ) {
    socket.on("message", (data) => {
      const answer: Answer = JSON.parse(String(data));
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    socket.on("close", () => {
      for (const [id, answer] of this.#waiting) answer({ id, error: "closed", message: "Firefox is gone" });
    });
  }

  static async start({ colorScheme, reducedMotion, without }: Required<DeviceOptions>): Promise<Firefox> {
    if (without === "JavaScript") throw new Error("Firefox cannot be driven without JavaScript");
    const profile = await mkdtemp(join(tmpdir(), "sealform-firefox-"));
    const preferences = {
      "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
      "ui.prefersReducedMotion": reducedMotion === "reduce" ? 1 : 0,
      "javascript.options.wasm": without !== "WebAssembly",
      "intl.accept_languages": LANGUAGE,
    };
    const lines = Object.entries(preferences).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
    );
    await writeFile(join(profile, "user.js"), lines);
    const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"];
    const program = new Program(fromEnv("SEALFORM_FIREFOX"), args);
    const [, address] = await program.prints(/WebDriver BiDi listening on (ws:\S+)/, 2);
    const socket = new WebSocket(`${address}/session`);
    await once(socket, "open");
    const firefox = new Firefox(program, profile, socket);
    await firefox.ask("session.new", { capabilities: {} });
    return firefox;
  }

  /** Sends a command and returns its result. */
  async ask<T>(method: string, params: object): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await answered;
    if (error) throw new Error(`Firefox, ${method}: ${message}`);
    return result as T;
  }

  async newContext(viewport: Size): Promise<Context> {
    const user = await this.ask<{ userContext: string }>("browser.createUserContext", {});
    return {
      newTab: async () => {
        // A window each: the tabs behind another are slowed down.
        const create = { type: "window", ...user };
        const { context } = await this.ask<{ context: string }>("browsingContext.create", create);
        const tab = new FirefoxTab(this, context);
        await tab.setViewport(viewport);
        return tab;
      },
      close: async () => {
        await this.ask("browser.removeUserContext", user);
      },
    };
  }

  async end(): Promise<void> {
    await this.program.end();
    await rm(this.profile, { recursive: true, force: true });
  }
}

type Evaluated = {
  result?: { value?: unknown; sharedId?: string };
  exceptionDetails?: { text: string };
};

class FirefoxTab implements Tab {
  constructor(
    readonly firefox: Firefox,
    readonly context: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.#ask("browsingContext.navigate", { url, wait: "complete" });
  }

  async reload(): Promise<void> {
    await this.#ask("browsingContext.reload", { wait: "complete" });
  }

  async back(): Promise<void> {
    await this.#ask("browsingContext.traverseHistory", { delta: -1 });
  }

  async url(): Promise<string> {
    const { contexts } = await this.firefox.ask<{ contexts: { url: string }[] }>("browsingContext.getTree", {
      root: this.context,
    });
    return contexts[0]?.url ?? "";
  }

  async run(expression: string): Promise<string> {
    const { result } = await this.#evaluate(expression);
    return String(result?.value);
  }

  async click(x: number, y: number): Promise<void> {
    await this.#ask("input.performActions", { actions: clickAt(x, y) });
  }

  async press(key: string, modifiers: string[]): Promise<void> {
    await this.#ask("input.performActions", { actions: keyPress(key, modifiers) });
  }

  async setFiles(expression: string, files: string[]): Promise<void> {
    const { result } = await this.#evaluate(expression);
    await this.#ask("input.setFiles", { element: { sharedId: result?.sharedId }, files });
  }

  async screenshot(fullPage: boolean): Promise<Uint8Array> {
    const origin = fullPage ? "document" : "viewport";
    const { data } = await this.#ask<{ data: string }>("browsingContext.captureScreenshot", { origin });
    return Buffer.from(data, "base64");
  }

  async setViewport(viewport: Size): Promise<void> {
    await this.#ask("browsingContext.setViewport", { viewport });
  }

  async crash(): Promise<void> {
    // All pages of this Firefox: which process has which page it does not tell.
    await this.firefox.program.kill(/-contentproc.* tab$/);
  }

  async close(): Promise<void> {
    await this.#ask("browsingContext.close", {});
  }

  async #evaluate(expression: string): Promise<Evaluated> {
    const target = { context: this.context };
    const evaluate = { expression, target, awaitPromise: true, userActivation: false };
    const answer = await this.firefox.ask<Evaluated>("script.evaluate", evaluate);
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer;
  }

  #ask<T>(method: string, params: object): Promise<T> {
    return this.firefox.ask(method, { context: this.context, ...params });
  }
}
