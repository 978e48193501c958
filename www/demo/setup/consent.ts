/** The statement that clients agree to. Every record keeps the text as it was shown, so a new text is a new version. */
export const CONFIDENTIALITY = {
  id: "limits-of-confidentiality",
  version: "1",
  required: true,
  text:
    "What I tell the practice stays confidential. I understand that the law sets limits to this: the practice may have " +
    "to pass on what it knows, without asking me, if I or somebody else is in serious danger, if a child or a " +
    "vulnerable adult is being abused or neglected, or if a court orders it. I agree that the practice keeps and reads " +
    "what I write in this form.",
};

/** What somebody agrees to who sends an entry of their journal. */
export const ENTRY_SENT = {
  id: "journal-entry-sent",
  version: "1",
  required: true,
  text:
    "I send this entry of my journal to the practice, as it is now. The practice will keep and read it. What I change in it " +
    "later is not sent, and what I have sent cannot be taken back. The rest of my journal stays with me alone.",
};
