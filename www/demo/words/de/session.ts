import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "Sind Sie noch da?",
  idle: "Diese Seite sperrt sich in einer Minute, weil hier seit einer Weile nichts geschehen ist. Es geht nichts verloren: Die Passphrase öffnet sie wieder.",
  stay: "Geöffnet lassen",
  lock: "Jetzt sperren",
  locked: "Diese Seite hat sich gesperrt, weil hier seit einer Weile nichts geschehen ist.",
};
