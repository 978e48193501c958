import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");
const entries = (number: number): string =>
  plural(number, { one: "1 Einsendung", other: `${count(number)} Einsendungen` });
const times = (number: number): string =>
  plural(number, { one: "noch einmal", other: `noch ${count(number)}-mal` });

export const inbox: Translation["inbox"] = {
  refresh: "Nach neuen sehen",
  lock: "Sperren",
  emptyHeading: "Es ist noch nichts eingegangen",
  empty: "Sobald jemand ein Formular sendet, erscheint es hier.",
  emptyTry: "Zum Ausprobieren das Formular selbst ausfüllen",
  listHeading: "Einsendungen, die neuesten zuerst",
  pick: "Wählen Sie eine Einsendung, um sie zu lesen.",

  total: (all, unread) => (unread === 0 ? entries(all) : `${entries(all)}, ${count(unread)} ungelesen`),
  shown: (shown, all, unread) =>
    `${count(shown)} von ${entries(all)}${unread === 0 ? "" : `, ${count(unread)} ungelesen`}`,
  none: "Keine Einsendung passt. Ändern Sie die Suche oder den Filter.",
  soFar: "bis jetzt",
  more: (number) => `${count(number)} weitere anzeigen`,

  opening: "Einsendungen werden geöffnet",
  opened: (done, all) => `${count(done)} von ${count(all)} geöffnet`,
  openedWithFailed: (done, all, failed) =>
    `${count(done)} von ${count(all)} durchgesehen, ${count(failed)} nicht geöffnet`,
  cancel: "Abbrechen",
  cancelled: (left) =>
    plural(left, {
      one: "1 Einsendung wurde noch nicht geöffnet. Die Suche findet sie nicht.",
      other: `${entries(left)} wurden noch nicht geöffnet. Die Suche findet sie nicht.`,
    }),
  goOn: "Weiter öffnen",

  waiting: "Noch nicht geöffnet",
  beingOpened: "Wird geöffnet …",
  openThis: "Jetzt öffnen",
  couldNot: "Nicht zu öffnen",
  noName: "Kein Name angegeben",
  unread: "Ungelesen",
  markAllRead: "Diese als gelesen markieren",

  search: "Suche",
  searchHint: "Namen, Antworten, alles, was in Formularen geschrieben wurde.",
  tooMany: (number) => `Nur die besten ${count(number)} werden angezeigt. Suchen Sie nach mehr Wörtern.`,
  filter: "Filter",
  filterActive: (number) => `${count(number)} aktiv`,
  form: "Formular",
  anyForm: "Alle Formulare",
  from: "Eingegangen ab",
  to: "Eingegangen bis",
  question: "Frage",
  anyQuestion: "Jede Frage",
  contains: "Antwort enthält",
  show: "Anzeigen",
  shows: {
    all: "Alle",
    unread: "Ungelesene",
    findings: "Alle, die einen Blick brauchen",
    duplicate: "Doppelt gesendet",
    replayed: "Beim Hoster kopiert",
    "unknown-card": "Von einer unbekannten Formularkarte",
    "not-opened": "Nicht zu öffnen",
    "files-missing": "Anhänge fehlen",
  },
  clear: "Suche und Filter leeren",

  back: "Zurück zur Liste",
  previous: "Vorige",
  next: "Nächste",
  position: (at, all) => `${count(at)} von ${count(all)}`,
  print: "Drucken",
  failedHeading: "Diese Einsendung konnte nicht geöffnet werden",
  waitingHeading: "Diese Einsendung ist noch nicht geöffnet",
  seeHost: "Ansehen, was der Hoster hat",
  willNotOpen:
    "Diese Einsendung lässt sich mit dem Schlüssel der Praxis nicht öffnen. Vielleicht wurde sie beim Hoster beschädigt oder ausgetauscht, oder für einen anderen Schlüssel versiegelt. Sie wird aufbewahrt, wie sie ist.",

  findings: {
    duplicate: {
      mark: "Doppelt gesendet",
      told: (others) =>
        `Dieselben Antworten kamen ${times(others)}. Wahrscheinlich war nicht sicher, ob das Formular angekommen ist, und es wurde erneut gesendet. Lesen Sie eines davon, und sagen Sie Bescheid, dass es angekommen ist.`,
    },
    replayed: {
      mark: "Beim Hoster kopiert",
      told: (others) =>
        `Der Hoster hat genau diese Einsendung ${times(others)}. Der Browser eines Klienten tut das nicht: Jemand hat sie dort kopiert. Zählen Sie sie nicht als neues Formular, und fragen Sie beim Hoster nach.`,
    },
    "unknown-card": {
      mark: "Unbekannte Formularkarte",
      told: () =>
        "Das wurde nicht mit einer Formularkarte erstellt, die diese Praxis veröffentlicht hat. Es kann von einer alten oder einer fremden Seite stammen. Verlassen Sie sich nicht auf den Namen darin: Fragen Sie auf anderem Weg nach, ob es wirklich von dieser Person kommt.",
    },
    "not-opened": {
      mark: "Nicht geöffnet",
      told: () =>
        "Sie bleibt in der Liste, damit sie nicht vergessen wird. Bitten Sie darum, das Formular noch einmal zu senden, und zeigen Sie dies dem, der den Speicher betreibt.",
    },
    "files-missing": {
      mark: "Anhänge fehlen",
      told: (files) =>
        plural(files, {
          one: "Ein Anhang dieser Einsendung ist nicht beim Hoster: Er wurde nicht zu Ende hochgeladen oder dort gelöscht. Bitten Sie darum, ihn noch einmal zu senden.",
          other: `${count(files)} Anhänge dieser Einsendung sind nicht beim Hoster: Sie wurden nicht zu Ende hochgeladen oder dort gelöscht. Bitten Sie darum, sie noch einmal zu senden.`,
        }),
    },
  },
  otherCopy: (when) => `Die andere, eingegangen ${when}`,
};
