import { type ErrorCode, openCopy, parseCopyLink, SealformError } from "../src/copy.ts";
import { byId, say } from "./shared/dom.ts";
import { STORE } from "./shared/links.ts";
import { recordView } from "./shared/record-view.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { copyWords as words } from "./words/copy.ts";

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  "server-refused": words.noCopy,
  network: words.offline,
};

startTranslatedPage();

const link = parseCopyLink(location.hash);
// Whoever looks at the address bar later does not see the key.
history.replaceState(null, "", location.pathname);
if (link) void show(link);
else say(byId("problem", HTMLElement), words.noLink);

async function show(found: NonNullable<typeof link>): Promise<void> {
  const progress = byId("progress", HTMLElement);
  progress.textContent = words.opening;
  try {
    const opened = await openCopy(found, new URL("v1/copies/", STORE));
    const files = opened.manifest.files.map(({ id }) => ({ id, state: "listed" as const }));
    const article = byId("copy", HTMLElement);
    article.append(...recordView({ ...opened, files }));
    article.hidden = false;
    byId("record-heading", HTMLElement).focus();
  } catch (thrown) {
    const { code } = SealformError.from(thrown);
    say(byId("problem", HTMLElement), `${SENTENCES[code] ?? words.notOpened} (${code})`);
  } finally {
    progress.textContent = "";
  }
}
