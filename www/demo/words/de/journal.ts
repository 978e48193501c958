import { pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");

export const journal: Translation["journal"] = {
  lead: "Ein Platz zum Schreiben, ganz für Sie: wie der Tag war, was Sie beschäftigt, woran Sie sich erinnern möchten.",
  promises: {
    alone: "Nur Sie können es lesen. Alles wird in diesem Browser verschlossen, bevor es gespeichert wird.",
    own: "Es gehört Ihnen. Sie brauchen dafür keine Praxis und kein Konto, und keine Praxis erfährt davon.",
    sharing:
      "Wenn Sie möchten, können Sie einen einzelnen Eintrag an Ihre Praxis senden. Von selbst geht nichts dorthin.",
  },
  hostSummary: "Was sieht der Hoster?",
  host: "Dass es ein Tagebuch gibt, wann darin etwas gespeichert wurde und wie viel es insgesamt ist. Kein Wort von dem, was Sie schreiben, keinen Titel, kein Stichwort und keinen Namen.",
  beginHeading: "Wählen Sie eine Passphrase",
  passphrase: "Passphrase Ihres Tagebuchs",
  noReset:
    "Niemand kann diese Passphrase zurücksetzen: der Hoster nicht, keine Praxis, und wir auch nicht. Im nächsten Schritt bekommen Sie einen Wiederherstellungscode für Papier, für den Tag, an dem sie vergessen ist.",
  make: "Mein Tagebuch anlegen",
  making:
    "Ihr Tagebuch wird angelegt und mit der Passphrase verschlossen. Das dauert einige Sekunden, auf einem Telefon etwas länger.",
  refused: "Dieser Hoster nimmt im Moment keine neuen Tagebücher auf. Es wurde nichts gespeichert.",
  haveOne:
    "Haben Sie schon ein Tagebuch? Dann öffnen Sie dessen Link auf diesem Gerät; er steht im Tagebuch unter „Einstellungen“.",
  wrongPassphrase:
    "Diese Passphrase öffnet Ihr Tagebuch nicht. Prüfen Sie Großbuchstaben und Leerzeichen, und versuchen Sie es noch einmal.",
  wrongCode:
    "Dieser Wiederherstellungscode öffnet Ihr Tagebuch nicht. Vielleicht ist es ein älterer: Mit einem neuen Code gilt der vorige nicht mehr.",
  send: "Diesen Eintrag an meine Praxis senden",
  sendAgain: "Noch einmal senden, wie er jetzt ist",
  sentTag: (day) => `gesendet ${day}`,
  wasSent: (references) => `Sie haben diesen Eintrag an Ihre Praxis gesendet. Referenz: ${references}.`,
  recordTitle: "Tagebucheintrag",
  sendHeading: "Diesen Eintrag an Ihre Praxis senden",
  loading: "Der Schlüssel der Praxis wird geholt.",
  noCard:
    "Dieses Tagebuch kennt Ihre Praxis noch nicht. Bitten Sie die Praxis um ihren Link zum Tagebuch, und öffnen Sie ihn auf diesem Gerät. Ihr Tagebuch bleibt, wie es ist, und danach können Sie von hier einen Eintrag senden.",
  exactly: "Das ist alles, was gesendet wird:",
  titleLabel: "Titel",
  dateLabel: "Datum",
  entryLabel: "Eintrag",
  nameLabel: "Ihr Name",
  nameHint: "Damit die Praxis weiß, wer schreibt. Sie können ihn weglassen.",
  onlyReader: (practice) =>
    `Nur ${practice} wird ihn lesen können. Er wird in diesem Browser verschlossen, bevor er gesendet wird.`,
  noFiles: (number) =>
    plural(number, {
      one: "Die angehängte Datei wird nicht gesendet: Ein Eintrag geht ohne seine Dateien.",
      other: `Die ${number} angehängten Dateien werden nicht gesendet: Ein Eintrag geht ohne seine Dateien.`,
    }),
  empty: "In diesem Eintrag steht noch nichts. Schreiben Sie zuerst etwas.",
  sentBefore:
    "Sie haben diesen Eintrag schon einmal gesendet. Die Praxis hat dann beide: den von damals und den von jetzt.",
  sendButton: "Verschließen und senden",
  sending: "Der Eintrag wird verschlossen und gesendet.",
  cancel: "Abbrechen",
  close: "Schließen",
  problems: {
    network:
      "Der Hoster antwortet nicht. Ihr Eintrag ist weiterhin in Ihrem Tagebuch. Bitte versuchen Sie es noch einmal: Auch wenn er angekommen ist, bekommt ihn die Praxis nur einmal.",
    noKey:
      "Der Schlüssel der Praxis ist gerade nicht zu erreichen, deshalb wurde nichts gesendet. Ihr Eintrag ist weiterhin in Ihrem Tagebuch. Bitte versuchen Sie es später noch einmal.",
    refused:
      "Der Hoster hat den Eintrag nicht angenommen, deshalb wurde nichts gesendet. Er ist weiterhin in Ihrem Tagebuch. Bitte versuchen Sie es später noch einmal.",
    card: "Der Schlüssel der Praxis ist nicht der, den ihr Link nennt, deshalb wurde nichts gesendet. Bitten Sie die Praxis um einen neuen Link zum Tagebuch.",
    other:
      "Der Eintrag ließ sich nicht verschließen, deshalb wurde nichts gesendet. Er ist weiterhin in Ihrem Tagebuch. Bitte laden Sie die Seite neu.",
    tooLarge: "Dieser Eintrag ist zu lang, um in einem Stück gesendet zu werden. Es wurde nichts gesendet.",
    notNoted:
      "Der Eintrag wurde gesendet, doch das ließ sich nicht in ihm vermerken. Bitte bewahren Sie die Referenz auf.",
  },
  sentHeading: "Der Eintrag ist gesendet",
  sentTo: (practice) => `${practice} hat diesen Eintrag jetzt und kann ihn lesen.`,
  sentTime: "Gesendet",
  reference: "Referenz",
  noted: "Tag und Referenz stehen nun im Eintrag.",
  settings: "Einstellungen",
  otherDevice: "Auf einem anderen Gerät",
  otherDeviceWhy:
    "Öffnen Sie dort diesen Link, und entsperren Sie mit Ihrer Passphrase oder Ihrem Wiederherstellungscode. Behalten Sie ihn für sich: Er allein öffnet nichts, aber wer ihn hat, kann Passphrasen ausprobieren.",
  link: "Link zu Ihrem Tagebuch",
  copy: "Link kopieren",
  copied: "Kopiert.",
  notCopied: "Dieser Browser lässt die Seite nicht kopieren. Markieren Sie den Link und kopieren Sie ihn.",
  passphraseHeading: "Die Passphrase ändern",
  passphraseWhy:
    "Die alte Passphrase öffnet Ihr Tagebuch dann nicht mehr. Ältere Kopien davon, etwa in einer Sicherung des Hosters, öffnet sie weiterhin.",
  codeHeading: "Einen neuen Wiederherstellungscode erstellen",
  codeWhy:
    "Für den Fall, dass das Papier verloren ist oder jemand es gesehen hat. Der alte Code gilt nicht mehr, sobald der neue abgetippt ist.",
  forgetHeading: "Das Tagebuch auf diesem Gerät vergessen",
  forgetWhy:
    "Für ein Gerät, das nicht Ihres ist. Das Tagebuch bleibt im Speicher. Um es hier wieder zu öffnen, brauchen Sie seinen Link: Heben Sie ihn vorher auf.",
  forgetButton: "Hier vergessen",
  forgetting: "Was dieses Gerät aufbewahrt, wird gelöscht.",
  forgetPending:
    "Etwas, das Sie geschrieben haben, ist bisher nur auf diesem Gerät und ginge verloren. Gehen Sie online, warten Sie, bis es gespeichert ist, und versuchen Sie es noch einmal.",
};
