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
