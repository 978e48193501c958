// The script of a plain page: one file that runs as a module and as a classic script, so it exports nothing.
// Its WASM comes first: gzip finds a repetition within 32 KB, and with 49 KB of base64 in their midst the code of the
// page and the code of the worker would be compressed as strangers.
import "built:form.wasm";
import { SealForm, setMessages } from "./element.ts";

// Where a page without modules finds it: customElements.get("seal-form").setMessages(…)
Object.assign(SealForm, { setMessages });
