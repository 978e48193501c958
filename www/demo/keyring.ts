import { KeyringView } from "./keyring/view.ts";
import { startPage } from "./shared/page.ts";
import { Session } from "./shared/session.ts";

startPage();

const view = new KeyringView();
new Session({ opened: (keyring) => view.show(keyring), closed: () => view.clear() });
