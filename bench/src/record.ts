// The record that everyone seals: a manifest and 30 answers, as an intake form has them.

const SHORT: Record<string, string> = {
  name: "Marlene Okonkwo-Lindqvist",
  birthday: "1987-04-03",
  pronouns: "she/her",
  street: "14 Harbour Row, second floor",
  postcode: "BN3 5QX",
  city: "Hove",
  phone: "+44 7700 900142",
  email: "marlene.okonkwo@example.org",
  "contact-by": "phone, after six in the evening",
  "voicemail-allowed": "no",
  occupation: "Nurse, night shifts on a surgical ward",
  household: "partner and two children, five and nine",
  "emergency-contact": "Tomas Lindqvist, +44 7700 900143",
  insurance: "none, I pay myself",
  physician: "Dr. Adeyemi, Portland Road Surgery",
  medication: "Sertraline 50 mg in the morning; ibuprofen for the back, most days",
  allergies: "Penicillin",
  alcohol: "two or three times a week",
  smoking: "stopped in 2019",
  "sleep-hours": "4",
  appetite: "less than usual",
  "phq-little-interest": "more than half the days",
  "phq-feeling-down": "nearly every day",
  "gad-worrying": "nearly every day",
  "earlier-therapy": "yes",
};

const LONG: Record<string, string> = {
  reason:
    "I cannot sleep. It began in March, after a shift on which we lost two people within an hour. Since then I lie awake " +
    "until four or five, and when I do sleep I am back on the ward and cannot find the right room. I have not told anyone " +
    "at work. My partner knows that I am tired, not why. Last week I sat in the car for forty minutes because I could not " +
    "make myself go in, and then I called in sick, for the first time in eleven years.",
  history:
    "When I was nineteen I was in treatment for about a year, for an eating disorder. That is over, but I notice that I " +
    "count again when things are bad. My mother had what they called nerves; my grandfather took his life before I was " +
    "born, which I learned only three years ago.",
  safety:
    "Sometimes I think that it would be easier not to wake up. I do not have a plan and I would not do it because of the " +
    "children. I would like to be able to say that to someone without an ambulance coming.",
  goals:
    "To sleep. To be able to walk past bed six. To be patient with my son again when he asks the same thing for the tenth " +
    "time. To decide whether I go back to the ward or do something else, and not out of fear.",
  anything:
    "Please do not send letters to the house; my mother-in-law opens the post. Mornings are bad for appointments because " +
    "of the shifts, the second and fourth week of a month are best.",
};

const manifest = {
  created: "2025-11-22T18:20:00Z",
  form: { title: "Before your first appointment", lang: "en" },
  consent: [
    {
      id: "privacy",
      version: "2025-10",
      sha256: "9f2c1e0b7a64d35881c2f0ae5d7b94663c1a08e2f4d9b7750a6e13cc82f45d10",
      text: "What I write here is kept by the practice for ten years, as the law wants it, and read by nobody else.",
      given: true,
      at: "2025-11-22T18:19:31Z",
    },
  ],
  files: [],
};

const encoder = new TextEncoder();
const encode = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
const answers = Object.entries({ ...SHORT, ...LONG }).map(([name, value]) => encode({ name, value }));

/** Box 0 and the answers, as we seal them: each by itself. */
export const boxes = [encode(manifest), ...answers];
/** The same bytes as one, for those who seal one plaintext. */
export const plaintext = new Uint8Array(Buffer.concat(boxes));
/** The context that a form page gives a record. */
export const context = {
  form: "intake",
  card: "sha256-FcC2mYUJ3mGdvYzVwHdVYMP0vaSNdo4rJXN8hRFN0zg=",
};

if (answers.length !== 30) throw new Error(`the record has ${answers.length} answers, not 30`);
