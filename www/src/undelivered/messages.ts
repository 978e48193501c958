/**
 * What is said of a form that was sealed on an earlier visit and is not taken, in English. A translation has its own as
 * `undelivered`. `{date}` stands for the time at which it was sent.
 */
export const UNDELIVERED_SENTENCES = {
  title: "What you sent on {date} could not be delivered. It is still on this device, encrypted.",
  tooLarge: "It is larger than the other side takes.",
  files: "A file that belongs to it changed, or is no longer on this device.",
  refused: "The other side does not take it.",
  now: "Please fill in the form again, or reach the practice another way.",
  discard: "Delete it from this device",
  ask: "When it is deleted, nobody can send or read it any more. Do you want to delete it?",
  yes: "Yes, delete it",
  no: "No, keep it",
  discarded: "It was deleted from this device.",
};

export type UndeliveredSentences = typeof UNDELIVERED_SENTENCES;
