import type { Page } from "./driver/index.ts";

export const PASSPHRASE = "copper lantern drifts beyond quiet harbours";
export const PRACTICE = "Lindenhof Psychotherapy";

/** What set-up shows on its way, and at its end. */
export type SetUp = { intake: string; checkIn: string; journal: string; inbox: string; recoveryCode: string };

/** Goes through set-up as a practice does, from the printed link to the two links that it keeps, or up to the offer of a passkey. */
export async function setUp(
  page: Page,
  link: string,
  { upTo = "end" }: { upTo?: "end" | "passkey" } = {},
): Promise<SetUp> {
  // On the page of the link itself another fragment only makes it reload, at some time after this.
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByLabel("Name of the practice").fill(PRACTICE);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await page.getByText("Very strong").waitFor();
  await page.getByRole("button", { name: "Make the key" }).click();
  const recoveryCode = await typeBack(page);
  const isOffered = await offersPasskey(page);
  if (upTo === "passkey") return { intake: "", checkIn: "", journal: "", inbox: "", recoveryCode };
  if (isOffered) await page.getByRole("button", { name: "Go on without one" }).click();
  await page.getByRole("heading", { name: "The practice is set up" }).waitFor();
  const href = (name: string) =>
    page
      .getByRole("link", { name })
      .evaluate((link) => (link as HTMLAnchorElement).getAttribute("href") ?? "");
  return {
    intake: await href("Open the intake form"),
    checkIn: await href("Open the weekly check-in"),
    journal: await href("Open the journal"),
    inbox: await href("Open the inbox"),
    recoveryCode,
  };
}

/** Reads the recovery code that the page shows, as onto paper, and types it back. Returns it. */
export async function typeBack(page: Page): Promise<string> {
  const shown = page.locator(".recovery-code");
  await shown.waitFor();
  const code = (await shown.textContent()) ?? "";
  await page.getByRole("button", { name: "I have written it down" }).click();
  await page.getByLabel("as it stands on the paper").fill(code);
  await page.getByRole("button", { name: "Check the code" }).click();
  return code;
}

/** Whether set-up asks for a passkey behind the code, as it does where the browser has them. */
async function offersPasskey(page: Page): Promise<boolean> {
  const heading = page.locator("#done:not([hidden]) #done-heading, #passkey h2");
  await heading.waitFor();
  return (await heading.textContent()) !== "The practice is set up";
}

/** Opens the intake form and waits until it can be filled in. */
export async function openIntake(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator("seal-form form:not([inert])").waitFor();
  await page.getByText("The form is ready.").waitFor();
}

/** Sends the form that is filled in, and returns the reference that the client gets. */
export async function send(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Send", exact: true }).click();
  return arrival(page);
}

/** Sends what waits on the device. Returns the reference. */
export async function sendNow(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Send now" }).click();
  return arrival(page);
}

/** Waits until a form that is on its way has arrived, and returns its reference. */
async function arrival(page: Page): Promise<string> {
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  return (await page.locator("[data-seal=receipt] dd").nth(1).textContent()) ?? "";
}

/** Types the passphrase into the page's unlock form and presses Enter. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel("Passphrase of the practice").fill(passphrase);
  await page.keyboard.press("Enter");
}

/** Presses the button that saves an attached file, and returns as what it is saved: no engine's dialogs are asked. */
export async function download(page: Page, name: string): Promise<{ name: string; sha256: string }> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    const saving = new Promise((resolve) => {
      URL.createObjectURL = (content: Blob) => {
        const url = make.call(URL, content);
        HTMLAnchorElement.prototype.click = function () {
          resolve({ content, name: this.download });
        };
        return url;
      };
    });
    Object.assign(globalThis, { saving });
  });
  await page.getByRole("button", { name: `Download ${name}` }).click();
  return page.evaluate(async () => {
    const { content, name } = await Reflect.get(globalThis, "saving");
    const hash = await crypto.subtle.digest("SHA-256", await content.arrayBuffer());
    const digits = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0"));
    return { name, sha256: digits.join("") };
  });
}
