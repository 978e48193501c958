import { Keyring } from "../src/inbox.ts";
import { CONFIDENTIALITY } from "./setup/consent.ts";
import { embedLines } from "./setup/embed.ts";
import { newPassphrase } from "./setup/new-passphrase.ts";
import { byId, say } from "./shared/dom.ts";
import { inboxLink, intakeLink, STORE } from "./shared/links.ts";
import { startPage } from "./shared/page.ts";
import { sentence } from "./shared/problem.ts";
import { remember } from "./shared/remember.ts";

startPage();

const form = byId("setup", HTMLFormElement);
const noToken = byId("no-token", HTMLElement);
const token = takeToken();
if (token === null) noToken.hidden = false;
else offerSetup(token);

/** The token's text as bytes, taken out of the address bar at once, so that it is in no history, bookmark or screenshot. */
function takeToken(): Uint8Array<ArrayBuffer> | null {
  const found = new URLSearchParams(location.hash.slice(1)).get("token");
  history.replaceState(null, "", location.pathname);
  return found === null ? null : new TextEncoder().encode(found);
}

function offerSetup(token: Uint8Array<ArrayBuffer>): void {
  const practice = byId("practice", HTMLInputElement);
  const passphrase = newPassphrase(form, practice);
  const button = byId("create", HTMLButtonElement);
  form.hidden = false;
  // A hint only: without it, set-up goes on as if it were the first.
  warnIfSetUp().catch(() => undefined);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    say(byId("setup-problem", HTMLElement), "");
    try {
      // A copy, because the worker takes it over, and a second try needs it again.
      await createPractice(token.slice(), practice.value.trim(), new TextEncoder().encode(passphrase()));
      token.fill(0);
    } catch (error) {
      say(byId("setup-problem", HTMLElement), sentence(error));
    } finally {
      progress("");
      button.disabled = false;
    }
  });
  // The browser may keep a left page alive for its Back button; neither token nor passphrase must wait there.
  addEventListener("pagehide", () => {
    token.fill(0);
    form.reset();
    form.hidden = true;
    noToken.hidden = !form.isConnected;
  });
}

async function warnIfSetUp(): Promise<void> {
  const card = await fetch("/v1/cards/intake", { method: "GET" });
  byId("already", HTMLElement).hidden = !card.ok;
}

async function createPractice(
  token: Uint8Array<ArrayBuffer>,
  practice: string,
  passphrase: Uint8Array<ArrayBuffer>,
): Promise<void> {
  progress(
    "Making the key, and locking it with the passphrase. This takes some seconds, on a phone a little longer.",
  );
  const keyring = await Keyring.create({ store: STORE, token, practice, passphrase });
  try {
    progress("Publishing the form card.");
    const { url, integrity } = await keyring.publishCard("intake", {
      form: "intake",
      consent: [CONFIDENTIALITY],
      files: { max: 10, bytes: 1024 ** 3, types: [".pdf", ".docx", ".odt", "image/*", "video/*", "audio/*"] },
    });
    const pinned = { card: url.pathname, integrity };
    remember({ keyring: keyring.id, intake: intakeLink(pinned) });
    await showDone(keyring, pinned);
  } finally {
    keyring.lock();
  }
}

async function showDone(keyring: Keyring, pinned: { card: string; integrity: string }): Promise<void> {
  const embed = byId("embed", HTMLElement);
  embed.textContent = await embedLines(pinned);
  byId("done-practice", HTMLElement).textContent =
    `Only ${keyring.practice} can read what clients send from now on.`;
  byId("fingerprint", HTMLElement).textContent = keyring.fingerprint;
  byId("open-intake", HTMLAnchorElement).href = intakeLink(pinned);
  byId("open-inbox", HTMLAnchorElement).href = inboxLink(keyring.id);
  byId("copy", HTMLButtonElement).addEventListener("click", async () => {
    const copied = navigator.clipboard.writeText(embed.textContent ?? "").then(
      () => "Copied.",
      () => "This browser does not let the page copy. Select the lines and copy them.",
    );
    byId("copied", HTMLElement).textContent = await copied;
  });
  // With the form goes the passphrase that was typed into it.
  form.reset();
  form.remove();
  // It is shown when the page was left, and come back to, while the key was being made.
  noToken.hidden = true;
  byId("done", HTMLElement).hidden = false;
  byId("done-heading", HTMLElement).focus();
}

function progress(text: string): void {
  document.getElementById("progress")?.replaceChildren(text);
}
