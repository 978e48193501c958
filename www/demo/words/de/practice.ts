import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");
const entries = (number: number): string =>
  plural(number, { one: "1 Eintrag", other: `${count(number)} Einträge` });

export const practice: Translation["practice"] = {
  copy: "Kopieren",
  copyNamed: (name) => `Kopieren: ${name}`,
  copied: "Kopiert.",
  notCopied: "Dieser Browser lässt die Seite nicht kopieren. Markieren Sie den Text und kopieren Sie ihn.",

  ownKey: "Der öffentliche Schlüssel der Praxis",
  ownKeyWhy:
    "Für diesen Schlüssel werden Formulare versiegelt. Seine Wörter sind überall gleich, wo der Schlüssel derselbe ist. Niemand kann mit ihnen etwas lesen, man kann sie also am Telefon sagen.",
  ownWords: "Ihre Wörter",
  since: (day) => `In Gebrauch seit dem ${day}.`,
  earlier: (number) =>
    plural(number, {
      one: "Ein früherer Schlüssel ist im Schlüsselbund, was für ihn versiegelt wurde, ist also lesbar.",
      other: `${count(number)} frühere Schlüssel sind im Schlüsselbund, was für sie versiegelt wurde, ist also lesbar.`,
    }),
  wholeKey: "Der ganze öffentliche Schlüssel",
  wholeKeyWhy:
    "Wer Sie als Mitlesende oder Mitlesenden der eigenen Formulare hinzufügen will, braucht ihn. Senden Sie ihn auf beliebigem Weg, und vergleichen Sie dann die Wörter.",

  rotate: "Einen neuen Schlüssel erstellen",
  rotateWhy: [
    "Formulare mit den neuen Zeilen werden für den neuen Schlüssel versiegelt. Formulare, die noch die alten Zeilen haben, werden wie bisher für den alten Schlüssel versiegelt. Der alte Schlüssel bleibt im Schlüsselbund: Alles ist lesbar, mit welchen Zeilen es auch gesendet wurde.",
    "Ein neuer Schlüssel ist richtig, wenn jemand den alten kopiert haben könnte, etwa von einem Gerät, das verloren ging, während die Praxis darauf geöffnet war. Er schützt, was über neue Zeilen eingeht. Was für den alten Schlüssel versiegelt ist, bleibt offen für alle, die den alten Schlüssel haben und an die gespeicherten Einträge kommen.",
  ],
  rotateFiles:
    "Schlüsselbunddateien, die vorher gespeichert wurden, enthalten den neuen Schlüssel nicht. Speichern Sie danach auf der Seite „Schlüsselbund“ eine neue.",
  rotateButton: "Neuen Schlüssel und neue Karten erstellen",
  rotating:
    "Der Schlüssel wird erstellt, der Schlüsselbund gespeichert, und die Karten werden veröffentlicht.",
  rotated:
    "Der neue Schlüssel gilt. Setzen Sie jetzt die neuen Zeilen auf Ihre Website, speichern Sie eine neue Schlüsselbunddatei, und versiegeln Sie unten frühere Einträge neu, wenn Sie das möchten.",

  cards: "Formularkarten",
  noCards:
    "Im Schlüsselbund ist keine Formularkarte. Eine, die eine ältere Version veröffentlicht hat, kommt hinein, wenn die Praxis neu eingerichtet wird.",
  behind:
    "Die neueste Karte nennt nicht genau die, die jetzt mitlesen. Sie wurde nicht zu Ende veröffentlicht. Veröffentlichen Sie sie noch einmal, und setzen Sie dann die neuen Zeilen auf Ihre Website.",
  republish: "Karten noch einmal veröffentlichen",
  republishing: "Die Karten werden veröffentlicht.",
  republished: "Die Karten sind veröffentlicht. Setzen Sie jetzt die neuen Zeilen auf Ihre Website.",
  form: (form) => `Formular „${form}“`,
  address: "Karte",
  published: "Veröffentlicht",
  sealsTo: "Versiegelt für",
  currentKey: "den Schlüssel der Praxis",
  earlierKey: "einen früheren Schlüssel der Praxis",
  formerColleague: (fingerprint) => `jemanden, der früher mitgelesen hat (${fingerprint})`,
  linesFor: (form) => `Zeilen für das Formular „${form}“`,
  lines: "Zeilen für Ihre Website",
  linesWhy: "Diese Zeilen stehen auf Ihrer Website um das Formular, anstelle von älteren.",
  openForm: (form) => `Das Formular „${form}“ mit diesen Zeilen öffnen`,
  olderCards: "Ältere Karten, die noch gelten",
  olderWhy:
    "Seiten mit älteren Zeilen funktionieren weiter. Was sie senden, ist für die versiegelt, die damals genannt waren, und diese Praxis kann es lesen.",
  withdrawNamed: (address) => `Karte ${address} zurückziehen`,
  withdrawWhy:
    "Tun Sie das, wenn alle Ihre Seiten neue Zeilen haben. Von einer Seite, die noch die Zeilen dieser Karte hat, lässt sich nichts mehr senden, und sie sagt das auch. Was von ihr kam, bleibt lesbar.",
  withdraw: "Diese Karte zurückziehen",
  withdrawing: "Die Karte wird zurückgezogen.",
  withdrawn: (address) => `Die Karte ${address} ist zurückgezogen.`,

  reseal: "Frühere Einträge neu versiegeln",
  resealWhy: [
    "Dann lesen die gespeicherten Einträge dieselben, die jetzt mitlesen: Ihr heutiger Schlüssel anstelle von früheren, alle, die frühere Einträge lesen dürfen, und niemand, der entfernt wurde. Was Klienten geschrieben haben, bleibt versiegelt, wie es ist.",
    "Das lässt sich anhalten, und die Seite kann geschlossen werden: An den Einträgen selbst ist zu sehen, was noch zu tun ist. Einträge, die später mit alten Zeilen eingehen, sind für den alten Schlüssel versiegelt; wiederholen Sie es dann.",
    "Neu zu versiegeln holt nichts zurück. Wer eine Kopie der gespeicherten Einträge oder den Schlüssel eines Eintrags behalten hat, kann diese Kopie weiterhin öffnen.",
  ],
  resealOffer:
    "Wer mitliest, hat sich geändert, und seitdem wurden nicht alle früheren Einträge durchgesehen. Versiegeln Sie sie neu, um weiterzumachen.",
  resealButton: "Frühere Einträge neu versiegeln",
  resealProgress: "Durchgesehene Einträge",
  stop: "Anhalten",
  listing: "Die Einträge werden aufgelistet.",
  resealed: (done, total) => `${count(done)} von ${entries(total)} durchgesehen.`,
  resealDone: (changed, total) =>
    `${entries(total)} durchgesehen: ${count(changed)} neu versiegelt, alles andere blieb, wie es war.`,
  resealStopped: (done, total) =>
    `Nach ${count(done)} von ${entries(total)} angehalten. Es ist nichts verloren; machen Sie weiter, wann Sie möchten.`,
  resealProblems: (number) =>
    plural(number, {
      one: "1 Eintrag konnte nicht neu versiegelt werden. Er bleibt, wie er war:",
      other: `${entries(number)} konnten nicht neu versiegelt werden. Sie bleiben, wie sie waren:`,
    }),

  colleagues: "Wer noch mitliest",
  colleaguesWhy:
    "Wer mitliest, liest Formulare mit einem eigenen Schlüssel. Die versiegelten Einträge kommen auf anderem Weg vom Hoster; diese Seite gibt keinen Zugang zum Hoster.",
  noColleagues: "Niemand sonst liest Ihre Formulare.",
  colleagueSince: (day, pastRecords) =>
    `Liest, was mit Zeilen von nach dem ${day} gesendet wird${pastRecords ? ", und frühere Einträge, sobald sie neu versiegelt sind" : ""}.`,
  wordsOf: (label) => `Wörter von ${label}`,
  add: "Jemanden mitlesen lassen",
  label: "Name der Kollegin oder des Kollegen",
  labelHint: "Er bleibt in Ihrem Schlüsselbund, und niemand sonst sieht ihn.",
  theirKey: "Öffentlicher Schlüssel dieser Person",
  theirKeyHint: "Er beginnt mit age1pq1 und ist etwa 2.000 Zeichen lang.",
  notAKey:
    "Das ist kein öffentlicher Schlüssel, oder es fehlt ein Teil davon. Bitten Sie noch einmal um den ganzen Schlüssel.",
  compare: "Seine Wörter anzeigen",
  compareHeading: (label) => `Vergleichen Sie die Wörter mit ${label}`,
  compareWhy: (label) =>
    `Rufen Sie ${label} unter einer Nummer an, die Sie schon vorher kannten. Lassen Sie sich die Wörter vom anderen Gerät vorlesen, und lesen Sie Ihre vor.`,
  compareDiffers:
    "Wenn sich ein Wort unterscheidet, wurde der Schlüssel unterwegs ausgetauscht. Machen Sie dann nicht weiter.",
  compared: (label) => `${label} hat mir diese acht Wörter vorgelesen, und alle stimmen überein`,
  pastRecords: (label) => `${label} darf auch frühere Einträge lesen`,
  pastRecordsHint:
    "Versiegeln Sie dann hinterher frühere Einträge neu. Sie können es auch lassen: Dann ist nur lesbar, was mit den neuen Zeilen eingeht.",
  addButton: "Mitlesen lassen",
  adding: "Der Schlüsselbund wird gespeichert, und die Karten werden veröffentlicht.",
  back: "Zurück",
  knownAlready: "Das ist Ihr eigener Schlüssel, oder er steht schon in der Liste.",
  added: (label, pastRecords) =>
    `${label} liest jetzt mit. Setzen Sie die neuen Zeilen auf Ihre Website: Nur was mit ihnen gesendet wird, ist für ${label} versiegelt.${pastRecords ? " Versiegeln Sie dann unten frühere Einträge neu." : ""}`,
  removeNamed: (label) => `${label} entfernen`,
  removeDoes: (label) =>
    `Neue Karten ohne ${label} werden veröffentlicht. Was mit den neuen Zeilen gesendet wird, kann ${label} nicht öffnen. Das neue Versiegeln nimmt ${label} dann auch aus den gespeicherten Einträgen heraus.`,
  removeCannot: "Was das nicht kann:",
  removeLimits: (label) => [
    `Was ${label} gelesen, gedruckt oder kopiert hat, bleibt bei ${label}.`,
    `Ein Eintrag, dessen versiegelte Kopie oder dessen eigenen Schlüssel ${label} behalten hat, bleibt für ${label} offen, ob neu versiegelt oder nicht. Auch Sicherungen des Hosters können solche Kopien enthalten.`,
    `Seiten, die noch ältere Zeilen haben, versiegeln weiterhin auch für ${label}. Ersetzen Sie deren Zeilen, und ziehen Sie die älteren Karten zurück.`,
    `Wenn ${label} die Passphrase, den Wiederherstellungscode oder den Einrichtungslink kennt, sperren Sie auch auf der Seite „Schlüsselbund“ aus, erstellen Sie hier einen neuen Schlüssel, und lassen Sie mit --new-token einen neuen Einrichtungslink ausgeben.`,
  ],
  remove: "Nicht mehr mitlesen lassen",
  removing: "Der Schlüsselbund wird gespeichert, und die Karten werden veröffentlicht.",
  removed: (label) =>
    `${label} ist entfernt. Setzen Sie jetzt die neuen Zeilen auf Ihre Website, ziehen Sie die älteren Karten zurück, und versiegeln Sie unten frühere Einträge neu.`,
};
