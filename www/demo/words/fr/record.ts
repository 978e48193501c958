import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

export const record: Translation["record"] = {
  noName: "Aucun nom indiqué",
  form: "Formulaire",
  received: "Reçu",
  written: "Rédigé",
  reference: "Référence",
  size: "Taille",
  noAnswer: "Aucune réponse",
  filesMissing: (number) =>
    plural(number, {
      one: "La liste des fichiers joints en nomme un de plus que les réponses. Il manque quelque chose dans ce formulaire.",
      other: `La liste des fichiers joints en nomme ${count(number)} de plus que les réponses. Il manque quelque chose dans ce formulaire.`,
    }),
  consent: "Consentement",
  given: "<strong>Donné</strong> le <time></time>",
  notGiven: "<strong>Non donné</strong>, le <time></time>",
  wording: (id, version) => `, texte ${id}, version ${version}`,
  otherText:
    "Ce texte n’est pas celui dont l’enregistrement contient le code de contrôle. Ce n’est peut-être pas celui qui était affiché quand le formulaire a été envoyé.",
};
