// What a worker of a page has and a thread of Node does not: the build puts it in the place of the global.
import { type MessagePort, parentPort } from "node:worker_threads";

/** Takes and sends messages as the global scope of a worker does. */
export const self = parentPort as MessagePort;
