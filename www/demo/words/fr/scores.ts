import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

const IDENTIFIED_BY = { client: "le même code client", email: "la même adresse e-mail", name: "le même nom" };

export const scores: Translation["scores"] = {
  bands: {
    Minimal: "Minimale",
    Mild: "Légère",
    Moderate: "Modérée",
    "Moderately severe": "Modérément sévère",
    Severe: "Sévère",
  },
  selfHarm: "Penser qu’il vaudrait mieux mourir, ou envisager de se faire du mal (question 9)",

  heading: "Scores",
  noBand: "Aucun niveau de sévérité n’est défini pour ce total",
  notAnswered: "Sans réponse",
  total: (total, highest) => `${count(total)} sur ${count(highest)}`,
  incomplete: (missing, unreadable, items) => {
    const unanswered = plural(missing, {
      one: `${count(missing)} question sur ${count(items)} sans réponse`,
      other: `${count(missing)} questions sur ${count(items)} sans réponse`,
    });
    const uncountable = plural(unreadable, {
      one: `${count(unreadable)} réponse sur ${count(items)} ne peut pas être comptée`,
      other: `${count(unreadable)} réponses sur ${count(items)} ne peuvent pas être comptées`,
    });
    return [...(missing > 0 ? [unanswered] : []), ...(unreadable > 0 ? [uncountable] : [])].join(", ");
  },
  noTotal:
    "Ni total ni niveau de sévérité\u00a0: la somme d’une partie des réponses paraîtrait plus basse qu’elle ne l’est.",

  flagHeading: (title) => `Veuillez d’abord regarder cette réponse (${title})`,
  flagAnswer: (label, answer) => `${label}\u00a0: «\u00a0${answer}\u00a0»`,
  flagNext:
    "Lisez-la avec les autres réponses, et parlez-en bientôt avec la personne, comme votre cabinet le fait dans un tel cas. La réponse montre qu’il y a quelque chose à demander. Elle ne dit pas quelle serait la gravité d’un danger.",
  flagOpenHeading: (title) => `Une question importante est sans réponse (${title})`,
  flagOpen: (label) =>
    `${label}. L’absence de réponse n’est pas un non\u00a0: posez la question la prochaine fois que vous vous parlez.`,

  chartHeading: (title) => `${title} au fil du temps`,
  chartLabel: (title, first, last) =>
    `${title} au fil du temps. Premier\u00a0: ${first}. Dernier\u00a0: ${last}. Le tableau à côté les contient tous.`,
  chartEnd: (total, band, day) => `${count(total)}${band ? ` (${band})` : ""} le ${day}`,
  oneTotal: "Le graphique commence avec le deuxième questionnaire complet.",
  written: "Rédigé",
  totalColumn: "Total",
  meaning: "Signification",
  flagMark: (question, answer) => `Question ${question}\u00a0: «\u00a0${answer}\u00a0»`,
  source: (source) => `Source\u00a0: ${source}`,

  sameClient: (records, by) =>
    `Ces ${count(records)} formulaires semblent venir d’une seule personne\u00a0: ils ont ${by
      .map((identifier) => IDENTIFIED_BY[identifier])
      .join(
        " ou ",
      )}, sans tenir compte des majuscules ni des accents. Les formulaires avec une autre date de naissance sont laissés de côté. Deux personnes peuvent porter le même nom, et une personne peut écrire le sien de deux façons\u00a0: comparez avant de vous y fier.`,
};
