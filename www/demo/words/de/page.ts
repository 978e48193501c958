import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "Sprache",
  useLanguage: "Übernehmen",
  isSetUp:
    "Dieses Gerät kennt die Praxis, die eingerichtet wurde. Weiter geht es mit Schritt 2: Füllen Sie das Aufnahmeformular aus.",
};
