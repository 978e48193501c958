import type { Translation } from "../translation.ts";

export const attachment: Translation["attachment"] = {
  swapped:
    "Das ist nicht die Datei, die gesendet wurde. Sie wurde beim Hoster beschädigt oder ausgetauscht. Es wurde nichts gespeichert oder angezeigt.",
  notListed:
    "In der Dateiliste des Formulars steht diese Datei nicht oder unter anderem Namen. Fragen Sie nach, bevor Sie sich auf sie verlassen.",
  download: "Herunterladen",
  downloadNamed: (name) => `${name} herunterladen`,
  opened: (done, all) => `${done} von ${all} geöffnet.`,
  saved:
    "Geöffnet und gespeichert. Von jetzt an liegt die Datei ungeschützt dort, wo Sie sie gespeichert haben.",
  preview: "Vorschau",
  previewNamed: (name) => `Vorschau von ${name} anzeigen`,
  closePreview: "Vorschau schließen",
  closePreviewNamed: (name) => `Vorschau von ${name} schließen`,
  frame: (name) => `Vorschau von ${name}`,
  shown: "Wird unten angezeigt. Nichts davon wurde gespeichert.",
  notShown:
    "Diese Datei kann hier nicht angezeigt werden: Sie ist nicht das, was sie zu sein vorgibt, oder sie ist beschädigt. Laden Sie sie nur herunter, wenn Sie ihr vertrauen.",
  unable: "Dieser Browser kann hier kein PDF anzeigen. Laden Sie es herunter, um es zu lesen.",
  cutPages: (pages, all) =>
    `Die ersten ${pages} von ${all} Seiten werden angezeigt. Laden Sie die Datei herunter, um den Rest zu lesen.`,
};
