/* A practice with a notebook, as a site's own script uses it: the package alone, without the demo's pages. */

import type { Keyring, Notebook, NoteContent } from "../../www/src/notes.ts";
import { openScene } from "./opening-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { PASSPHRASE, PRACTICE } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

export type Notes = typeof import("../../www/src/notes.ts");
/** What a page of this scene has as globals. */
export type Desk = { notes: Notes; keyring: Keyring; notebook: Notebook };

/** A word that is in every note, and nowhere in the clear but in the page. */
export const CANARY = "kanarienvogelAngstschweiß";

export const openNotesScene: () => Promise<Scene> = openScene;

/** A page with the package in it. */
export async function newDesk(scene: Scene, page: Page): Promise<void> {
  await page.goto(scene.url("/"));
  await page.evaluate(async (module) => {
    Object.assign(globalThis, { notes: await import(module) });
  }, "/esm/notes.js");
}

/** Makes a practice, and returns the keyring's id. */
export const createPractice = (scene: Scene, page: Page): Promise<string> =>
  page.evaluate(
    async (token, practice, passphrase) => {
      const { notes } = globalThis as unknown as Desk;
      const utf8 = (text: string) => new TextEncoder().encode(text);
      const keyring = await notes.Keyring.create({
        store: new URL("/", location.href),
        token: utf8(token),
        practice,
        passphrase: utf8(passphrase),
      });
      Object.assign(globalThis, { keyring });
      return keyring.id;
    },
    scene.store.token,
    PRACTICE,
    PASSPHRASE,
  );

/** Unlocks a keyring on a page that was loaded anew. */
export async function unlock(scene: Scene, page: Page, id: string): Promise<void> {
  await newDesk(scene, page);
  await page.evaluate(
    async (id, passphrase) => {
      const { notes } = globalThis as unknown as Desk;
      const keyring = await notes.Keyring.unlock({
        store: new URL("/", location.href),
        id,
        passphrase: new TextEncoder().encode(passphrase),
      });
      Object.assign(globalThis, { keyring });
    },
    id,
    PASSPHRASE,
  );
}

/** Opens the notebook of a class and loads it. Returns what came of that. */
export const openNotebook = (page: Page, noteClass: "progress" | "journal" = "progress") =>
  page.evaluate(async (noteClass) => {
    const { notes, keyring } = globalThis as unknown as Desk;
    const notebook = await notes.Notebook.open({ keyring, noteClass });
    Object.assign(globalThis, { notebook });
    return notebook.load();
  }, noteClass);

/** Writes a note and saves it, a new one or the one with this id. Returns its id and how it is saved. */
export const write = (page: Page, content: Partial<NoteContent>, id?: string) =>
  page.evaluate(
    async (content, id) => {
      const { notebook } = globalThis as unknown as Desk;
      const draft = await notebook.draft(id ? await notebook.read(id) : undefined);
      draft.change(content);
      const state = await draft.close();
      return { id: draft.id, state, problem: draft.problem?.code ?? null };
    },
    content,
    id,
  );

export const read = (page: Page, id: string) =>
  page.evaluate((id) => (globalThis as unknown as Desk).notebook.read(id), id);

export const sync = (page: Page, all = false) =>
  page.evaluate((all) => (globalThis as unknown as Desk).notebook.sync({ all }), all);

export const push = (page: Page) => page.evaluate(() => (globalThis as unknown as Desk).notebook.push());

export const lock = (page: Page) =>
  page.evaluate(async () => {
    const { notebook, keyring } = globalThis as unknown as Desk;
    await notebook.lock();
    keyring.lock();
  });

/** What a call of the notebook fails with: its code, or "nothing". `call` is JavaScript with `notebook`, `keyring` and `notes`. */
export const codeOf = (page: Page, call: string): Promise<string> =>
  page.evaluate(
    `(async () => { try { await (${call}); return "nothing"; } catch (thrown) { return thrown.code ?? String(thrown); } })()`,
  );
