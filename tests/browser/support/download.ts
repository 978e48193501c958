import type { Page } from "./driver/index.ts";

/**
 * Does what makes the page offer a file, and returns the file. As the page hands it to the browser, by a link to a blob:
 * where browsers put it then is different in each, and no page's affair.
 */
export async function download(
  page: Page,
  offer: () => Promise<void>,
): Promise<{ name: string; content: Buffer }> {
  await page.evaluate(watchLinks);
  await offer();
  const { name, url } = await page.waitForFunction(takeOffered);
  return { name, content: Buffer.from(url.slice(url.indexOf(",") + 1), "base64") };
}

/** Runs in the page: keeps each blob that gets a link, until the link is clicked by a script. */
function watchLinks(): void {
  const blobs = new Map<string, Blob>();
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  const { click } = HTMLElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    if (blob) Object.assign(globalThis, { offered: { name: this.download, blob } });
    click.call(this);
  };
}

/** Runs in the page: the last file that was offered, as a data: URL, and undefined while there is none. */
async function takeOffered(): Promise<{ name: string; url: string }> {
  const offered = Reflect.get(globalThis, "offered");
  if (!offered) return offered;
  Reflect.deleteProperty(globalThis, "offered");
  const reader = new FileReader();
  await new Promise((read) => {
    reader.onload = read;
    reader.readAsDataURL(offered.blob);
  });
  return { name: offered.name, url: String(reader.result) };
}
