import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

export const notesText: Translation["notesText"] = {
  done: "Fait",
  notDone: "À faire",
  image: "image",
  table: "Tableau",

  added: { start: "ajouté\u00a0:", end: "fin de l’ajout" },
  removed: { start: "supprimé\u00a0:", end: "fin de la suppression" },
  only: { start: "seulement ici\u00a0:", end: "fin de ce qui est seulement ici" },
  noDifference: "Il n’y a aucune différence.",
  onlySpace: "Seuls des espaces ou des retours à la ligne diffèrent.",
  unchanged: (lines) =>
    plural(lines, {
      one: `${count(lines)} ligne inchangée`,
      other: `${count(lines)} lignes inchangées`,
    }),

  noConflict:
    "Les modifications des deux appareils s’accordent\u00a0: elles sont à des endroits différents. Veuillez relire le texte une fois avant de le garder.",
  conflicts: (places) =>
    plural(places, {
      one: "À un endroit, les deux appareils ont modifié les mêmes lignes. Choisissez ce que le texte doit y dire.",
      other: `À ${count(places)} endroits, les deux appareils ont modifié les mêmes lignes. Choisissez ce que le texte doit y dire.`,
    }),
  place: (place, all) => `Endroit ${count(place)} sur ${count(all)}`,
  both: "Les deux, l’un après l’autre",
  nothingHere: "Il n’y a rien ici.",
  result: "Le texte tel qu’il sera",
  resultHint: "Vous pouvez le modifier à la main. Un nouveau choix ci-dessus le réécrit.",
  replaced: "Le texte a été réécrit selon vos choix.",
  bringBack: "Retrouver ce que j’ai écrit à la main",

  templates: {
    soap: {
      name: "SOAP\u00a0: Subjectif, Objectif, Analyse, Plan",
      headings: ["Subjectif", "Objectif", "Analyse", "Plan"],
    },
    dap: {
      name: "DAP\u00a0: Données, Analyse, Plan",
      headings: ["Données", "Analyse", "Plan"],
    },
    birp: {
      name: "BIRP\u00a0: Comportement, Intervention, Réponse, Plan",
      headings: ["Comportement", "Intervention", "Réponse", "Plan"],
    },
  },

  untitled: "Sans titre",
  line: (name, value) => `${name}\u00a0: ${value}`,
  comma: ", ",
  date: "Date",
  duration: "Durée",
  minutes: (minutes) =>
    plural(minutes, { one: `${count(minutes)} minute`, other: `${count(minutes)} minutes` }),
  tags: "Mots-clés",
  files: "Fichiers",
};
