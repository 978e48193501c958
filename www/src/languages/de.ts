import type { Apart, Translation } from "../messages.ts";

/*
 * German. Formal address (Sie). After a plural such as "Antworten" no sentence begins with "Sie", which would be the reader.
 * form: Formular · answer: Antwort · device: Gerät · encrypted: verschlüsselt · practice: Praxis · file: Datei ·
 * receipt: Sendebestätigung (a "Quittung" is for money) · fingerprint: Prüfcode
 */
const NOTHING_SENT = "Es wurde nichts gesendet.";
const TRY_AGAIN = "Bitte versuchen Sie es noch einmal.";
const STILL_HERE = "Ihre Antworten sind noch da.";
const CLOSED = `${NOTHING_SENT} Bitte wenden Sie sich auf anderem Weg an die Praxis, zum Beispiel telefonisch.`;
const RETRY_CLOSED = `${NOTHING_SENT} ${TRY_AGAIN} Wenn das nicht hilft, verwenden Sie bitte einen anderen Browser, oder wenden Sie sich auf anderem Weg an die Praxis.`;
const AGAIN = `${STILL_HERE} ${TRY_AGAIN} Ihre Antworten können nicht doppelt ankommen.`;
const NOT_READY = `Dieses Formular konnte nicht vorbereitet werden und bleibt deshalb geschlossen. ${RETRY_CLOSED}`;
const MISTAKE = `Auf dieser Seite ist ein Fehler. Deshalb bleibt das Formular geschlossen. ${CLOSED}`;
const NOT_TRUSTED = `Wir können nicht sicher sagen, wer dieses Formular lesen könnte. Deshalb bleibt es geschlossen. ${CLOSED}`;
const TOO_LONG = `Ihre Antworten sind zu lang, um gesendet zu werden. ${NOTHING_SENT} ${STILL_HERE} Bitte kürzen Sie die längste Antwort.`;

export const form = {
  who: "Nur {practice} kann lesen, was Sie hier senden. Es wird schon auf diesem Gerät verschlüsselt, bevor es gesendet wird.",
  whoExcept: "Antworten, die unten gekennzeichnet sind, kann auch diese Website lesen.",
  clear: "Diese Website kann diese Antwort lesen.",
  loading: "Einen Moment bitte. Das geschützte Formular wird vorbereitet.",
  ready: "Das Formular ist bereit.",
  sealing: "Ihre Antworten werden auf diesem Gerät verschlüsselt.",
  sending: "Ihre verschlüsselten Antworten werden gesendet.",
  notSealed: `Ihre Antworten konnten gerade nicht verschlüsselt werden. ${NOTHING_SENT} ${STILL_HERE} ${TRY_AGAIN}`,
  sent: "Vielen Dank. Ihre Antworten wurden gesendet und sind bei {practice} angekommen. Sie müssen nichts weiter tun.",
  retry: "Noch einmal versuchen",
  reference: "Referenz für Rückfragen:",
  waiting:
    "Ihre Antworten konnten gerade nicht gesendet werden. Die Antworten warten verschlüsselt auf diesem Gerät und werden gesendet, sobald das möglich ist. Sie können diese Seite schließen und später wieder öffnen.",
  sendNow: "Jetzt senden",
  change: "Meine Antworten ändern",
  earlierWaiting:
    "Ihre früheren Antworten warten noch verschlüsselt auf diesem Gerät. Gesendet werden sie, sobald das möglich ist.",
  earlierSent: "Ihre früheren Antworten sind jetzt angekommen.",
  receipt: "Ihre Sendebestätigung",
  receiptReference: "Referenz",
  receiptTime: "Gesendet",
  receiptRoot: "Prüfcode Ihrer Antworten",
  receiptSave: "Bestätigung speichern",
  receiptPrint: "Bestätigung drucken",
  copyMake: "Privaten Link zu meinen Antworten erstellen",
  copyLink: "Ihr privater Link",
  copyHint:
    "Mit diesem Link können Sie lesen, was Sie gesendet haben. Das kann auch jede andere Person, die ihn hat. Bitte bewahren Sie ihn sicher auf.",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `Diese Seite wurde nicht über eine sichere Verbindung geladen. Deshalb bleibt das Formular geschlossen. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `Ein Teil dieses Formulars konnte nicht geladen werden. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `Anscheinend gibt es gerade keine Verbindung. Deshalb können wir nicht sagen, ob Ihre Antworten angekommen sind. ${AGAIN}`,
    "server-refused": `Ihre Antworten konnten gerade nicht angenommen werden. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `Eine Datei hat sich geändert, während sie gelesen wurde. ${NOTHING_SENT} Bitte wählen Sie die Datei noch einmal aus.`,
    "file-refused":
      "Diese Datei kann mit diesem Formular nicht gesendet werden. Bitte lesen Sie den Hinweis daneben.",
    "storage-full": `Auf diesem Gerät ist zu wenig Speicherplatz frei. Bitte schaffen Sie etwas Platz. ${TRY_AGAIN}`,
    internal: `Etwas hat nicht funktioniert. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "Sie können Dateien auch hierher ziehen.",
    chosen: "Ausgewählte Dateien",
    remove: "Entfernen",
    removeNamed: "Entfernen: {name}",
    removed: "{name} wurde entfernt.",
    count: "Ausgewählte Dateien: {count}",
    tooLarge: "„{name}“ ist zu groß. Eine Datei darf in diesem Formular höchstens {limit} groß sein.",
    tooLargeThere: "„{name}“ ist größer, als die Gegenseite annimmt.",
    tooMany: "„{name}“ ist eine Datei zu viel. Mehr als {limit} kann dieses Formular nicht annehmen.",
    wrongType:
      "„{name}“ kann in diesem Formular nicht gesendet werden. Es nimmt nur diese Arten von Dateien an: {limit}.",
    folder: "„{name}“ ist ein Ordner. Bitte wählen Sie die Dateien aus, die darin sind.",
    leftOut: "Die Datei wurde nicht hinzugefügt.",
    pleaseRemove: "Bitte entfernen Sie die Datei.",
    required: "Bitte wählen Sie eine Datei aus.",
    images: "Bilder",
    videos: "Videos",
    sounds: "Tonaufnahmen",
    sealing: "Datei {file} von {files} wird auf diesem Gerät verschlüsselt.",
    sending: "Verschlüsselte Datei {file} von {files} wird gesendet.",
    paused: "Angehalten. Was schon gesendet wurde, bleibt erhalten.",
    amount: "{done} von {total}",
    pause: "Anhalten",
    goOn: "Fortsetzen",
    cancel: "Abbrechen",
  },
  drafts: {
    question: "Sollen Ihre Antworten auf diesem Gerät aufbewahrt werden, während Sie schreiben?",
    keep: "Ja, bis ich sie sende, oder bis zum {date}",
    risk: "Wer dieses Gerät benutzen kann, kann Ihre Antworten bis dahin lesen.",
    none: "Nein, nichts aufbewahren. Auch andere benutzen diesen Computer, oder ich möchte es nicht",
    erase: "Aufbewahrtes löschen",
    kept: "Ihre Antworten werden auf diesem Gerät aufbewahrt.",
    keptWithoutFiles:
      "Ihre Antworten werden auf diesem Gerät aufbewahrt, aber nicht alle Ihre Dateien. Wenn Sie diese Seite verlassen, wählen Sie die fehlenden Dateien später bitte noch einmal aus.",
    restored: "Ihre bisherigen Antworten sind wieder da.",
    restoredWithoutFiles:
      "Ihre bisherigen Antworten sind wieder da, aber nicht alle Ihre Dateien. Bitte wählen Sie die fehlenden Dateien noch einmal aus.",
    erased: "Der Entwurf auf diesem Gerät wurde gelöscht.",
    notKept:
      "Ihre Antworten können auf diesem Gerät gerade nicht aufbewahrt werden. Sie können das Formular trotzdem ausfüllen und senden.",
    notErased:
      "Der Entwurf konnte nicht gelöscht werden. Bitte löschen Sie die Daten dieser Website in den Einstellungen Ihres Browsers.",
  },
  undelivered: {
    title:
      "Was Sie am {date} gesendet haben, konnte nicht zugestellt werden. Es liegt noch verschlüsselt auf diesem Gerät.",
    tooLarge: "Es ist größer, als die Gegenseite annimmt.",
    files: "Eine Datei, die dazugehört, hat sich geändert oder ist nicht mehr auf diesem Gerät.",
    refused: "Die Gegenseite nimmt es nicht an.",
    now: "Bitte füllen Sie das Formular noch einmal aus, oder wenden Sie sich auf anderem Weg an die Praxis.",
    discard: "Von diesem Gerät löschen",
    ask: "Wenn es gelöscht ist, kann es niemand mehr senden oder lesen. Möchten Sie es löschen?",
    yes: "Ja, löschen",
    no: "Nein, behalten",
    discarded: "Es wurde von diesem Gerät gelöscht.",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
