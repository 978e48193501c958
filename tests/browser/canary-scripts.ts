import type { SealDeliverDetail } from "../../www/src/element.ts";

/* What canary-sending.test.ts injects into the page: it runs there, and knows nothing of the file. */

/** Delivers what is sealed to the store, or throws what a page could know. */
export function customTransport(): void {
  addEventListener("seal-deliver", (event) => {
    const { envelope, respondWith } = (event as CustomEvent<SealDeliverDetail>).detail;
    const thrown = new Error(`It failed with ${document.querySelector("input")?.value}`);
    const delivers = Reflect.get(globalThis, "delivers");
    if (delivers === "never") throw thrown;
    const headers = { "content-type": "application/vnd.sealform" };
    const request = { method: "POST", headers, body: new Blob([envelope as Uint8Array<ArrayBuffer>]) };
    respondWith(delivers === "later" ? Promise.reject(thrown) : fetch("/v1/submissions", request));
  });
}

/** A page whose own code breaks wherever it is asked, and quotes what was entered. */
export function throwingHandlers(): void {
  for (const type of ["submit", "input", "change", "formdata", "seal-ready", "seal-submit", "seal-sent"]) {
    addEventListener(type, () => {
      throw new Error(`${type} failed with ${document.querySelector("input")?.value}`);
    });
  }
}

/** A script that has other plans with the form, at the last moment. */
export function meddle(): void {
  for (const type of ["click", "keydown", "submit"]) {
    const change = (): void => {
      const form = document.querySelector("form");
      if (!form || !Reflect.get(globalThis, "meddles")) return;
      form.setAttribute("action", "/leak");
      form.setAttribute("method", "post");
    };
    addEventListener(type, change, true);
  }
}

/** Workers that end when they have got something to seal, while `mortal` is set: nobody is told. */
export function mortalWorkers(): void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: { call: string }, transfer: never) {
    postMessage.call(this, message, transfer);
    if (message.call !== "seal" || !Reflect.get(globalThis, "mortal")) return;
    this.terminate();
    Reflect.set(globalThis, "dead", true);
  };
}

export function withoutDatabases(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
}
