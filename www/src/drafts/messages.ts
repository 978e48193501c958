/**
 * What a form says about its draft, in English. `{date}` stands for the day on which it is erased, in the form of the
 * page's language.
 */
export const DRAFT_SENTENCES = {
  question: "Keep your answers on this device while you write?",
  keep: "Yes, until I send them, or until {date}",
  risk: "Whoever can use this device can read them until then.",
  none: "No, keep nothing. This is a shared computer, or I do not want it",
  erase: "Erase what is kept",
  kept: "Your answers are kept on this device.",
  keptWithoutFiles:
    "Your answers are kept on this device, but not all of your files. If you leave this page, please choose those again later.",
  restored: "Your answers from before are here again.",
  restoredWithoutFiles:
    "Your answers from before are here again, but not all of your files. Please choose those again.",
  erased: "The draft on this device was erased.",
  notKept: "Your answers cannot be kept on this device just now. You can still fill in the form and send it.",
  notErased:
    "The draft could not be erased. Please clear this website's data in the settings of your browser.",
};

export type DraftSentences = Record<keyof typeof DRAFT_SENTENCES, string>;
