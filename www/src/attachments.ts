// An extra of <seal-form>, see extras.ts: files in forms.
export {};
