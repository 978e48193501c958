import { Keyring } from "../src/inbox.ts";
import { CARDS } from "./setup/cards.ts";
import { embedLines } from "./setup/embed.ts";
import { offerFile } from "./setup/from-file.ts";
import { offerPasskey } from "./setup/passkey.ts";
import { typedBytes } from "./shared/action.ts";
import { byId, make, say } from "./shared/dom.ts";
import { type FormName, formLink, inboxLink, type PinnedCard, STORE } from "./shared/links.ts";
import { newPassphrase } from "./shared/new-passphrase.ts";
import { sentence } from "./shared/problem.ts";
import { recoverySteps } from "./shared/recovery-steps.ts";
import { remember } from "./shared/remember.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { passphraseWords } from "./words/passphrase.ts";
import { setupWords as words } from "./words/setup.ts";

startTranslatedPage();

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
  const known = () => practice.value;
  const passphrase = newPassphrase({ id: "passphrase", label: passphraseWords.field, form, known });
  byId("new-passphrase", HTMLElement).append(...passphrase.elements);
  // A name that is in the passphrase makes it weaker.
  practice.addEventListener("input", passphrase.rate);
  const button = byId("create", HTMLButtonElement);
  form.hidden = false;
  const file = offerFile(token, async (keyring) => end(keyring, await publish(keyring)));
  // A hint only: without it, set-up goes on as if it were the first.
  warnIfSetUp().catch(() => undefined);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    say(byId("setup-problem", HTMLElement), "");
    progress(words.making);
    try {
      // A copy, because the worker takes it over, and a second try needs it again.
      const request = { store: STORE, token: token.slice(), practice: practice.value.trim() };
      const keyring = await Keyring.create({ ...request, passphrase: typedBytes(passphrase.input) });
      token.fill(0);
      file.remove();
      // With the form goes the passphrase that was typed into it.
      form.reset();
      form.remove();
      await goOn(keyring);
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
    file.remove();
    noToken.hidden = !form.isConnected;
  });
}

async function warnIfSetUp(): Promise<void> {
  const card = await fetch("/v1/cards/intake", { method: "GET" });
  byId("already", HTMLElement).hidden = !card.ok;
}

/** The steps behind the key: a recovery code that was typed back, the card, and a passkey for whoever wants one. */
async function goOn(keyring: Keyring): Promise<void> {
  const lock = (): void => keyring.lock();
  addEventListener("pagehide", lock);
  const section = byId("recovery", HTMLElement);
  section.hidden = false;
  const code = await keyring.newRecoveryCode();
  let pinned: PinnedCards | undefined;
  // Nobody can seal to this key before it can be recovered: the card comes after.
  await recoverySteps(section, code, async (typed) => {
    await keyring.confirmRecoveryCode(typed);
    pinned = await publish(keyring);
  });
  section.hidden = true;
  if (pinned) await end(keyring, pinned);
}

type PinnedCards = Record<FormName, PinnedCard>;

/** One after the other: each is a new version of the keyring. */
async function publish(keyring: Keyring): Promise<PinnedCards> {
  const pin = async (name: FormName): Promise<PinnedCard> => {
    const { url, integrity } = await keyring.publishCard(name, CARDS[name]);
    return { card: url.pathname, integrity };
  };
  const pinned = {
    intake: await pin("intake"),
    "check-in": await pin("check-in"),
    journal: await pin("journal"),
  };
  remember({ keyring: keyring.id, links: linksTo(pinned) });
  return pinned;
}

const linksTo = (pinned: PinnedCards): Record<FormName, string> => ({
  intake: formLink("intake", pinned.intake),
  "check-in": formLink("check-in", pinned["check-in"]),
  journal: formLink("journal", pinned.journal),
});

async function end(keyring: Keyring, pinned: PinnedCards): Promise<void> {
  await offerPasskey(keyring);
  await showDone(keyring, pinned);
  keyring.lock();
}

async function showDone(keyring: Keyring, pinned: PinnedCards): Promise<void> {
  const embed = byId("embed", HTMLElement);
  embed.textContent = await embedLines(pinned.intake);
  byId("done-practice", HTMLElement).textContent = words.doneFor(keyring.practice);
  byId("fingerprint", HTMLElement).textContent = keyring.fingerprint;
  const links = linksTo(pinned);
  const intake = byId("open-intake", HTMLAnchorElement);
  intake.href = links.intake;
  intake.after(
    " ",
    make("a", { class: "button", href: links["check-in"] }, words.openCheckIn),
    " ",
    make("a", { class: "button", href: links.journal }, words.openJournal),
  );
  byId("open-inbox", HTMLAnchorElement).href = inboxLink(keyring.id);
  byId("copy", HTMLButtonElement).addEventListener("click", async () => {
    const copied = navigator.clipboard.writeText(embed.textContent ?? "").then(
      () => words.copied,
      () => words.notCopied,
    );
    byId("copied", HTMLElement).textContent = await copied;
  });
  form.remove();
  // It is shown when the page was left, and come back to, while the key was being made.
  noToken.hidden = true;
  byId("done", HTMLElement).hidden = false;
  byId("done-heading", HTMLElement).focus();
}

function progress(text: string): void {
  document.getElementById("progress")?.replaceChildren(text);
}
