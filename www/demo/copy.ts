import { type ErrorCode, openCopy, parseCopyLink, SealformError } from "../src/copy.ts";
import { byId, say } from "./shared/dom.ts";
import { STORE } from "./shared/links.ts";
import { startPage } from "./shared/page.ts";
import { recordView } from "./shared/record-view.ts";

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  "server-refused": "There is no copy behind this link. Was the whole link opened?",
  network: "There seems to be no connection. Please load this page again in a moment.",
};
const OTHER = "This copy could not be opened. Was the whole link opened?";

startPage();

const link = parseCopyLink(location.hash);
// Whoever looks at the address bar later does not see the key.
history.replaceState(null, "", location.pathname);
if (link) void show(link);
else say(byId("problem", HTMLElement), "This page needs the whole private link that was made after sending.");

async function show(found: NonNullable<typeof link>): Promise<void> {
  const progress = byId("progress", HTMLElement);
  progress.textContent = "One moment. Your copy is being opened.";
  try {
    const opened = await openCopy(found, new URL("v1/copies/", STORE));
    const files = opened.manifest.files.map(({ id }) => ({ id, state: "listed" as const }));
    const article = byId("copy", HTMLElement);
    article.append(...recordView({ ...opened, files }));
    article.hidden = false;
    byId("record-heading", HTMLElement).focus();
  } catch (thrown) {
    const { code } = SealformError.from(thrown);
    say(byId("problem", HTMLElement), `${SENTENCES[code] ?? OTHER} (${code})`);
  } finally {
    progress.textContent = "";
  }
}
