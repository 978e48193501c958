// An extra of <seal-form>, see extras.ts: answers that survive a reload. Declared here until it is written.
import type { FileInputs } from "./attachments.ts";

export declare class Drafts {
  static open(
    host: HTMLElement,
    form: HTMLFormElement,
    options: {
      form: string;
      days: number;
      files?: Pick<FileInputs, "filesOf" | "restore"> | undefined;
      words: Record<string, string> | undefined;
    },
  ): Promise<Drafts>;
  restore(): Promise<boolean>;
  place(): void;
  erase(): Promise<void>;
  close(): void;
}
