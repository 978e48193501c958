/**
 * Keeps the page for a room without network, where the browser can: what it is made of, and not what is written on it, which
 * the package keeps sealed.
 */
export async function keepForOffline(): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    // For this page alone: the others need the store anyway.
    await serviceWorker.register("/offline-worker.js", { scope: location.pathname });
    (await serviceWorker.ready).active?.postMessage("keep");
  } catch {
    console.info("This browser keeps no pages: without network this one cannot be loaded anew.");
  }
}
