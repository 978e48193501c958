import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "Langue",
  isSetUp:
    "Cet appareil connaît le cabinet qui a été configuré. Continuez avec l’étape 2\u00a0: remplissez le formulaire d’accueil.",
  useLanguage: "Appliquer",
};
