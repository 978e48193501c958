// The script of a plain page: one file that runs as a module and as a classic script, so it exports nothing.
import { SealForm, setMessages } from "./element.ts";

// Where a page without modules finds it: customElements.get("seal-form").setMessages(…)
Object.assign(SealForm, { setMessages });
