import type { Translation } from "../translation.ts";

export const keyring: Translation["keyring"] = {
  ways: "Was diese Praxis entsperrt",
  waysHint:
    "Jedes davon öffnet für sich allein alles. Entfernen Sie, was Sie nicht kennen oder nicht mehr haben.",
  types: { passphrase: "Passphrase", recovery: "Wiederherstellungscode", passkey: "Passkey" },
  since: "seit",
  noCode:
    "Es gibt keinen Wiederherstellungscode. Wird die Passphrase vergessen, ist alles verloren, was Klienten gesendet haben. Erstellen Sie unten einen.",
  remove: "Entfernen",
  removeNamed: (label) => `Passkey ${label} entfernen`,
  removed: (label) => `Der Passkey ${label} öffnet nichts mehr.`,

  drillHeading: "Den Wiederherstellungscode ausprobieren",
  drillDue: (day) =>
    `Seit dem ${day} sind drei Monate oder mehr vergangen. Nehmen Sie das Papier zur Hand, und probieren Sie, ob der Code die Praxis noch öffnet: Eine Kopie, die sich nicht öffnen lässt, ist keine.`,
  drillWhy:
    "Das öffnet den Schlüsselbund, wie er im Speicher liegt, mit dem Code auf Ihrem Papier, und ändert nichts.",
  drilled: (day) => `Zuletzt ausprobiert am ${day}.`,
  drillField: "Wiederherstellungscode",
  drillButton: "Code ausprobieren",
  drilling: "Der gespeicherte Schlüsselbund wird mit dem Code geöffnet. Das dauert einige Sekunden.",
  drillDone: "Der Code öffnet die Praxis. Legen Sie das Papier zurück.",
  drillWrong:
    "Dieser Code öffnet die Praxis nicht. Wenn Sie den richtigen nicht finden, erstellen Sie jetzt einen neuen Wiederherstellungscode.",

  passphraseHeading: "Die Passphrase ändern",
  passphraseWhy:
    "Den Schlüsselbund im Speicher öffnet die alte Passphrase dann nicht mehr. Ältere Kopien davon, etwa in einer Sicherung, öffnet sie weiterhin.",
  newPassphrase: "Neue Passphrase",
  passphraseButton: "Mit der neuen verschließen",
  passphraseWorking:
    "Der Schlüsselbund wird mit der neuen Passphrase verschlossen. Das dauert einige Sekunden.",
  passphraseDone: "Die Passphrase ist geändert.",

  codeHeading: "Einen neuen Wiederherstellungscode erstellen",
  codeWhy:
    "Für den Fall, dass das Papier verloren ist oder jemand es gesehen hat. Der alte Code gilt nicht mehr, sobald der neue abgetippt ist.",
  codeButton: "Neuen Code erstellen",
  codeMaking: "Der Code wird erstellt.",
  codeDone: "Der neue Wiederherstellungscode gilt, der alte nicht mehr.",

  passkeyHeading: "Einen Passkey hinzufügen",
  passkeyWhy:
    "Ein Passkey entsperrt mit Fingerabdruck, Gesicht oder PIN. Er ist nie der einzige Weg hinein: Passphrase und Wiederherstellungscode gelten weiter.",
  passkeyNone: "Dieser Browser hat an dieser Adresse keine Passkeys.",
  passkeyLabel: "Name des Passkeys",
  passkeyButton: "Passkey erstellen",
  passkeyWorking:
    "Folgen Sie dem, was Ihr Browser zeigt. Er fragt mehr als einmal: Der Passkey wird ausprobiert, bevor er gilt.",
  passkeyDone: (label) => `Der Passkey ${label} entsperrt jetzt diese Praxis.`,

  shutHeading: "Ein verlorenes Gerät aussperren",
  shutWhy:
    "Wenn ein Gerät verloren oder gestohlen wurde, während die Praxis darauf geöffnet war, geben Sie dem Schlüsselbund ein neues Schloss: eine neue Passphrase, einen neuen Wiederherstellungscode und keine Passkeys.",
  shutLimits:
    "Was auf diesem Gerät gelesen oder kopiert wurde, lässt sich nicht zurückholen, und vielleicht kennt es die Schlüssel selbst. Erstellen Sie deshalb auch einen neuen Schlüssel der Praxis, und lassen Sie mit --new-token einen neuen Einrichtungslink ausgeben; damit gilt das alte Token nicht mehr.",
  shutButton: "Weiter zu einem neuen Wiederherstellungscode",
  shutDone:
    "Den Schlüsselbund öffnen jetzt nur noch die neue Passphrase und der neue Wiederherstellungscode. Erstellen Sie nun einen neuen Schlüssel der Praxis und ein neues Token des Speichers.",

  fileHeading: "Eine Kopie des Schlüsselbunds aufbewahren",
  fileWhy:
    "Die Datei ist verschlossen wie der Schlüsselbund im Speicher: Die heutige Passphrase oder der heutige Wiederherstellungscode öffnet sie, sonst nichts. Mit ihr können Sie alles lesen, auch wenn es den Hoster nicht mehr gibt.",
  fileBack:
    "Um sie in einen anderen Speicher zu bringen, öffnen Sie dessen Einrichtungslink und wählen „Ich habe eine Schlüsselbunddatei“.",
  fileButton: "Schlüsselbunddatei speichern",
  fileWorking: "Die Datei wird erstellt.",
  fileDone: "Gespeichert. Bewahren Sie sie beim Papier oder auf einem USB-Stick auf.",
};
