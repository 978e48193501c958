import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");

export const record: Translation["record"] = {
  noName: "Kein Name angegeben",
  form: "Formular",
  received: "Eingegangen",
  written: "Geschrieben",
  reference: "Referenz",
  size: "Größe",
  noAnswer: "Keine Antwort",
  filesMissing: (number) =>
    `In der Liste der angehängten Dateien ${plural(number, { one: "steht eine", other: `stehen ${count(number)}` })} mehr als in den Antworten. In diesem Formular fehlt etwas.`,
  consent: "Einwilligung",
  given: "<strong>Erteilt</strong> am <time></time>",
  notGiven: "<strong>Nicht erteilt</strong> am <time></time>",
  wording: (id, version) => `, Wortlaut ${id}, Fassung ${version}`,
  otherText:
    "Dieser Text ist nicht der, dessen Prüfcode im Eintrag steht. Vielleicht wurde beim Senden etwas anderes angezeigt.",
};
