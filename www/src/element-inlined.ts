// element.js: both sides in one script, so that what they share is downloaded once. The page runs it and makes a worker
// of its text; there it defines no element, and in the page form.worker.ts serves nobody.
import "./worker/form.worker.ts";
import "./element-script.ts";
