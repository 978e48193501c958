import type { Translation } from "../translation.ts";

const CHANGED =
  "Dieser Eintrag wurde nach dem Senden beschädigt oder verändert, oder er gehört woandershin. Er wurde nicht geöffnet.";
const INPUT = "Etwas, das diese Seite braucht, fehlt oder hat nicht die richtige Form.";
const NOT_STARTED =
  "Was die Einträge öffnet, konnte in diesem Browser nicht gestartet werden. Laden Sie die Seite neu, oder verwenden Sie einen anderen Browser.";

export const problem: Translation["problem"] = {
  "out-of-memory":
    "Für die Passphrase reicht der Arbeitsspeicher nicht. Bitte schließen Sie andere Seiten und Programme, und versuchen Sie es noch einmal.",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "Diese Passphrase kann nicht verwendet werden. Bitte wählen Sie eine andere.",
  "open-failed":
    "Das Öffnen ist nicht gelungen. Bitte prüfen Sie die Passphrase. Wenn sie stimmt, wurde das Gespeicherte beschädigt oder verändert.",
  "no-slot": "Dieser Eintrag wurde für jemand anderen versiegelt. Ihre Schlüssel öffnen ihn nicht.",
  malformed: CHANGED,
  unsupported: "Dieser Eintrag stammt von einer neueren Version von sealform. Bitte laden Sie die Seite neu.",
  "file-missing": "Der Hoster hat diese Datei nicht. Sie wurde nicht zu Ende hochgeladen oder dort gelöscht.",
  "keyring-changed":
    "Inzwischen hat ein anderes Gerät den Schlüsselbund der Praxis geändert. Hier wurde nichts geändert. Bitte sperren Sie diese Seite, entsperren Sie sie wieder, und wiederholen Sie die Änderung.",
  "record-changed":
    "Ein anderes Gerät war gleichzeitig dabei, diesen Eintrag zu ändern. Er bleibt, wie er ist. Bitte versuchen Sie es später noch einmal.",
  "note-class":
    "Psychotherapienotizen, Verlaufsnotizen und Tagebücher werden getrennt geführt: Das wandert nicht vom einen ins andere. Es wurde nichts geändert.",
  "note-changed":
    "Von dieser Notiz gibt es eine neuere Fassung als die, die Sie vor sich haben. Es wurde nichts überschrieben. Bitte öffnen Sie sie noch einmal.",
  "notebook-open":
    "Dieses Notizbuch ist in einem anderen Tab oder Fenster dieses Browsers geöffnet. Bitte schließen Sie es dort zuerst, damit die beiden sich nicht gegenseitig überschreiben.",
  "invalid-recovery-code":
    "Das ist kein Wiederherstellungscode: Ein Buchstabe oder eine Ziffer ist falsch oder fehlt. Bitte vergleichen Sie ihn Gruppe für Gruppe mit dem Papier.",
  "passkey-failed":
    "Der Passkey wurde nicht verwendet: Es wurde abgebrochen, oder dieses Gerät hat ihn nicht. Bitte versuchen Sie es noch einmal, oder verwenden Sie die Passphrase oder den Wiederherstellungscode.",
  "passkey-unfit":
    "Dieser Passkey kann keinen Schlüsselbund verschließen: Er gibt nicht jedes Mal dasselbe Geheimnis. Es wurde nichts geändert. Bitte verwenden Sie ein anderes Gerät oder eine andere Art von Passkey.",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
  "insecure-context":
    "Diese Seite wurde nicht über eine sichere Verbindung geladen, deshalb wird hier kein Schlüssel verwendet. Öffnen Sie sie mit https.",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "Der Hoster ist nicht erreichbar. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.",
  "server-refused":
    "Der Hoster hat abgelehnt. Wenn seither ein neuer Einrichtungslink ausgegeben wurde, gilt nur noch dieser.",
  "too-large": "Was der Hoster gesendet hat, ist größer als erlaubt. Es wurde nicht geöffnet.",
  "limit-exceeded": "Das verlangt mehr, als je ehrlich gesendet wird. Es wurde nicht geöffnet.",
  "invalid-recipient": "Das ist kein öffentlicher Schlüssel, oder es fehlt ein Teil davon.",
  "storage-full":
    "Auf diesem Gerät ist zu wenig Platz. Bitte schaffen Sie etwas Platz, und versuchen Sie es noch einmal.",
  internal: "Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu.",
};
