// An extra of <seal-form>, see extras.ts: files in forms. Declared here until it is written.
import type { FileLimits } from "./card.ts";
import type { AttachedFile } from "./manifest.ts";

export type Progress = {
  file: number;
  files: number;
  name: string;
  done: number;
  total: number;
  phase: "sealing" | "sending";
};
export type Words = Record<string, string> | undefined;
type To = { endpoint: URL; onProgress: (progress: Progress) => void; signal: AbortSignal };

export declare class FileInputs {
  constructor(host: HTMLElement, form: HTMLFormElement, limits: FileLimits, words: Words);
  place(): void;
  filesOf(input: HTMLInputElement): File[];
  restore(input: HTMLInputElement, files: File[]): void;
  check(): boolean;
  clear(): void;
}
export declare function sealFiles(files: File[], to: To & { record: string }): Promise<AttachedFile[]>;
export declare function uploadFiles(record: string, to: To): Promise<void>;
export declare function discardFiles(record: string): Promise<void>;
export declare class TransferView {
  constructor(host: HTMLElement, words: Words);
  update(progress: Progress): void;
  remove(): void;
}
