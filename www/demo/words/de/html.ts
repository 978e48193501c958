import type { Translation } from "../translation.ts";

export const html: Translation["html"] = {
  skip: "Zum Inhalt springen",
  nav: "Demo",
  navIntake: "Aufnahmeformular",
  navCheckIn: "Wochenbogen",
  navJournal: "Tagebuch",
  journalTitle: "Tagebuch · sealform-Demo",
  journalHeading: "Tagebuch",
  journalUnlock: "Ihr Tagebuch öffnen",
  journalAlone: "Nur Sie können lesen, was hier steht.",
  indexJournal:
    "Auch Klientinnen und Klienten haben einen eigenen Platz: ein <a>Tagebuch</a>, das nur sie lesen können und aus dem sie der Praxis einen Eintrag senden, wenn sie das möchten.",
  navInbox: "Posteingang",
  navHost: "Was der Hoster sieht",
  navKeyring: "Schlüsselbund",
  navPractice: "Praxis",
  navNotebook: "Notizbuch",
  footer:
    "Eine Demo von sealform. Sie läuft nur auf diesem Rechner. Bitte geben Sie keine echten Daten von Menschen ein.",
  lock: "Sperren",
  copy: "Kopieren",
  openIntake: "Aufnahmeformular öffnen",
  openInbox: "Posteingang öffnen",

  copyTitle: "Was Sie gesendet haben · sealform-Demo",
  copyHeading: "Was Sie gesendet haben",
  inboxTitle: "Posteingang · sealform-Demo",
  inboxHeading: "Posteingang",
  inboxUnlock: "Posteingang entsperren",
  keyringTitle: "Schlüsselbund · sealform-Demo",
  keyringHeading: "Schlüsselbund",
  keyringUnlock: "Schlüsselbund entsperren",
  notebookTitle: "Notizbuch · sealform-Demo",
  notebookHeading: "Notizbuch",
  notebookUnlock: "Notizbuch entsperren",
  practiceTitle: "Praxis · sealform-Demo",
  practiceHeading: "Praxis",

  hostTitle: "Was der Hoster sieht · sealform-Demo",
  hostHeading: "Was der Hoster sieht",
  hostUnlock: "Schlüssel der Praxis entsperren",
  hostLead:
    "Dieselbe Einsendung zweimal: wie sie in der Datenbank des Hosters liegt, und wie die Praxis sie liest. Dazwischen ist nur der Schlüssel der Praxis.",
  hostWhich: "Einsendung",
  hostEmpty: "Der Hoster hat noch nichts",
  hostTry: "Um zu sehen, was er bekommt, <a>füllen Sie das Aufnahmeformular aus</a> und senden Sie es.",
  hostRow: "In der Datenbank des Hosters",
  hostRowWhy: "Eine Zeile der Tabelle <code>submissions</code>. Mehr gibt es nicht.",
  hostOpened: "Mit dem Schlüssel der Praxis geöffnet, in diesem Browser",
  hostTell: "Was der Hoster ohne den Schlüssel erkennt",
  hostTellTime:
    "<strong>Dass ein Formular kam, und wann</strong>: Die Zeile hat eine Zeit, und der Hoster sah die Netzwerkadresse, von der es kam.",
  hostTellSize:
    "<strong>Ungefähr, wie viel geschrieben wurde</strong>: Jede Antwort wird auf Größenstufen aufgefüllt, sodass eine kurze wie jede andere kurze aussieht; eine sehr lange fällt aber auf.",
  hostTellCount:
    "<strong>Wie viele Antworten es sind</strong>, die leeren mitgezählt, und für wie viele Schlüssel das Formular versiegelt wurde.",
  hostTellContext:
    "<strong>Den Kontext</strong>: den Namen des Formulars und den Prüfwert der Karte, mit der es versiegelt wurde. Sie sind offen, damit sich ein Eintrag nicht in ein anderes Formular verschieben lässt. Über den Menschen steht nichts darin.",
  hostCannot:
    "Er erkennt nicht, wer geschrieben hat, und nicht, was. Er kann eine Zeile löschen oder zurückhalten, und er könnte beim nächsten Besuch anderen Code ausliefern: Keine Verschlüsselung in einer Webseite kann das ausschließen.",

  indexTitle: "Formulare, die nur die Praxis lesen kann · sealform-Demo",
  indexHeading: "Formulare, die nur die Praxis lesen kann",
  indexLead:
    "Was jemand in ein Aufnahmeformular tippt, gehört zum Persönlichsten, was dieser Mensch je aufschreiben wird. Hier wird es im eigenen Browser versiegelt, bevor es gesendet wird. Der Webhoster, seine Datenbank und seine Sicherungen bewahren nur Verschlüsseltes auf. Die Praxis öffnet es mit ihrer Passphrase, auf ihrem eigenen Gerät.",
  indexStart:
    "Dieses Gerät ist noch nicht eingerichtet. Öffnen Sie zu Beginn den Einrichtungslink, den das Terminal beim Start der Demo ausgegeben hat.",
  indexSteps: "Der ganze Weg in vier Schritten",
  stepSetup: "Einrichten",
  stepSetupWhat:
    "Geben Sie der Praxis einen Namen, und wählen Sie eine Passphrase. Der Browser erzeugt den Schlüssel der Praxis, verschließt ihn mit der Passphrase und veröffentlicht die Karte, die dem Formular sagt, für wen es versiegeln soll.",
  stepSetupLink: "Mit dem Link aus dem Terminal",
  stepFill: "Ausfüllen",
  stepFillWhat:
    "Wechseln Sie kurz auf die andere Seite: Füllen Sie das Aufnahmeformular aus, und senden Sie es. Ein Telefon genügt. Sie bemerken nichts als eine Zeile, die sagt, wer es lesen kann, und am Ende eine Referenz.",
  stepRead: "Lesen",
  stepReadWhat:
    "Nun sind Sie in der Praxis: Entsperren Sie den Posteingang mit der Passphrase. Jede Antwort ist da, in ihrer Reihenfolge, mit der Frage, wie sie gestellt wurde.",
  stepHost: "Sehen, was der Hoster sieht",
  stepHostWhat:
    "Sehen Sie sich dieselbe Einsendung an, wie sie in der Datenbank des Hosters liegt, Byte für Byte, neben dem Eintrag, den nur der Schlüssel der Praxis öffnet.",
  stepHostLink: "Beide vergleichen",
  protected: "Was geschützt ist",
  protectedHost:
    "Der Hoster, seine Leute, seine Sicherungen und wer dort einbricht, können keine Antwort lesen.",
  protectedChange:
    "Niemand kann unbemerkt eine Antwort ändern, zwei vertauschen oder sie in ein anderes Formular verschieben.",
  protectedKey:
    "Der Schlüssel verbindet ein klassisches mit einem Post-Quanten-Verfahren, damit auch morgen verschlossen bleibt, was heute gespeichert wird.",
  protectedFail: "Wenn etwas misslingt, wird nichts gesendet. Einen unversiegelten Umweg gibt es nicht.",
  unprotected: "Was nicht geschützt ist",
  unprotectedSees:
    "Der Hoster sieht, dass ein Formular kam, wann, von welcher Netzwerkadresse, und ungefähr, wie lang es ist.",
  unprotectedDelete: "Der Hoster kann löschen oder zurückhalten, was er aufbewahrt.",
  unprotectedCode:
    "Wer die Seite ausliefert, liefert auch ihren Code. Ein unehrlicher Hoster könnte anderen Code ausliefern.",
  unprotectedDevice: "Ein Gerät mit Schadsoftware kann lesen, was darauf getippt wird.",

  setupTitle: "Praxis einrichten · sealform-Demo",
  setupHeading: "Praxis einrichten",
  setupNoToken:
    "Diese Seite braucht den Einrichtungslink, den das Terminal beim Start der Demo ausgegeben hat. Öffnen Sie diesen Link in diesem Browser.",
  setupAlready:
    "Wenn die Praxis schon eingerichtet ist, gehen Sie zum <a>Posteingang</a>. Für einen neuen Link starten Sie den Speicher mit <code>--new-token</code>; der alte Link gilt dann nicht mehr.",
  setupLead:
    "Der Schlüssel wird in diesem Browser erzeugt und mit Ihrer Passphrase verschlossen, bevor er ihn verlässt. Der Hoster hat nie eines von beiden.",
  setupAgain:
    "<strong>Hier ist schon eine Praxis eingerichtet.</strong> Wenn Sie weitermachen, wird das Aufnahmeformular mit einem neuen Schlüssel versiegelt. Was bis jetzt gesendet wurde, öffnet sich weiterhin mit dem alten Link zum Posteingang und der alten Passphrase.",
  setupName: "Name der Praxis",
  setupNameHint: "Er steht über dem Formular: „Nur … kann lesen, was Sie hier senden.“",
  setupNoReset:
    "<strong>Niemand kann diese Passphrase zurücksetzen.</strong> Der Hoster nicht, und wir auch nicht. Im nächsten Schritt bekommen Sie einen Wiederherstellungscode auf Papier, für den Tag, an dem sie vergessen ist.",
  setupMake: "Schlüssel erzeugen",
  setupDone: "Die Praxis ist eingerichtet",
  setupLinks:
    "<strong>Bewahren Sie beide Links auf.</strong> Klienten bekommen den Link zum Aufnahmeformular. Der Link zum Posteingang gehört Ihnen: Auf einem anderen Gerät brauchen Sie ihn zusammen mit der Passphrase oder dem Wiederherstellungscode. Geben Sie ihn nicht weiter: Allein öffnet er nichts, aber wer ihn hat, kann Passphrasen ausprobieren.",
  setupEmbed: "Das Formular auf Ihrer eigenen Website",
  setupEmbedWhy:
    "Diese Zeilen kommen um das Formular, das Sie schon haben. An den beiden Werten von <code>integrity</code> prüft der Browser das Skript und die Karte.",
  setupOldBrowsers:
    "Browser von vor 2022 kennen <code>method=\"dialog\"</code> nicht. Bitte nehmen Sie deshalb <code>form-action 'none'</code> in die Content-Security-Policy Ihrer Website auf: Dann senden auch sie nichts Unversiegeltes.",
  setupFingerprint: "Der Prüfcode des Schlüssels",
  setupFingerprintWhy:
    "Er benennt den Schlüssel der Praxis. Wenn zwei Menschen ihn einander vorlesen, wissen sie, dass sie denselben Schlüssel meinen.",
};
