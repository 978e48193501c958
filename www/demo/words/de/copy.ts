import type { Translation } from "../translation.ts";

export const copy: Translation["copy"] = {
  opening: "Einen Moment bitte. Ihre Kopie wird geöffnet.",
  noLink: "Diese Seite braucht den ganzen privaten Link, der nach dem Senden erstellt wurde.",
  noCopy: "Hinter diesem Link ist keine Kopie. Wurde der ganze Link geöffnet?",
  offline: "Es scheint keine Verbindung zu geben. Bitte laden Sie diese Seite gleich noch einmal.",
  notOpened: "Diese Kopie konnte nicht geöffnet werden. Wurde der ganze Link geöffnet?",
};
