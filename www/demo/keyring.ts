import { KeyringView } from "./keyring/view.ts";
import { Session } from "./shared/session.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";

startTranslatedPage();

const view = new KeyringView();
new Session({ opened: (keyring) => view.show(keyring), closed: () => view.clear() });
