// An extra of <seal-form>, see extras.ts: answers that survive a reload.
export {};
