/*
 * An extra of <seal-form>, see extras.ts: files in forms. It has no state that element.js has too; sentences in the
 * page's language are handed to what shows them.
 */
export { Gate } from "./attachments/gate.ts";
export { FileInputs } from "./attachments/inputs.ts";
export { FILE_SENTENCES, type FileSentences, type Words } from "./attachments/messages.ts";
export { type Going, sealFiles } from "./attachments/seal.ts";
export { discardFiles, isStaged, sweepFiles, uploadFiles } from "./attachments/staged.ts";
export { type SealingStream, sealStream } from "./attachments/stream.ts";
export { type Progress, TransferView } from "./attachments/transfer-view.ts";
