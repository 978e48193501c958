import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

const submissions = (number: number): string =>
  plural(number, { one: `${count(number)} envoi`, other: `${count(number)} envois` });
const unreadOnes = (number: number): string =>
  plural(number, { one: `${count(number)} non lu`, other: `${count(number)} non lus` });

export const inbox: Translation["inbox"] = {
  refresh: "Chercher de nouveaux envois",
  lock: "Verrouiller",
  emptyHeading: "Rien n’est encore arrivé",
  empty: "Dès qu’une personne envoie un formulaire, il apparaît ici.",
  emptyTry: "Pour essayer, remplissez vous-même le formulaire",
  listHeading: "Envois, du plus récent au plus ancien",
  pick: "Choisissez un envoi pour le lire.",

  total: (all, unread) => (unread === 0 ? submissions(all) : `${submissions(all)}, ${unreadOnes(unread)}`),
  shown: (shown, all, unread) =>
    `${count(shown)} sur ${submissions(all)}${unread === 0 ? "" : `, ${unreadOnes(unread)}`}`,
  none: "Aucun envoi ne correspond. Modifiez la recherche ou le filtre.",
  soFar: "pour l’instant",
  more: (number) => `En afficher ${count(number)} de plus`,

  opening: "Ouverture des envois",
  opened: (done, all) => `Ouverts\u00a0: ${count(done)} sur ${count(all)}`,
  openedWithFailed: (done, all, failed) =>
    `Examinés\u00a0: ${count(done)} sur ${count(all)}. Non ouverts\u00a0: ${count(failed)}`,
  cancel: "Annuler",
  cancelled: (left) =>
    plural(left, {
      one: `${count(left)} envoi n’a pas encore été ouvert. La recherche ne le trouve pas.`,
      other: `${count(left)} envois n’ont pas encore été ouverts. La recherche ne les trouve pas.`,
    }),
  goOn: "Continuer l’ouverture",

  waiting: "Pas encore ouvert",
  beingOpened: "En cours d’ouverture…",
  openThis: "L’ouvrir maintenant",
  couldNot: "N’a pas pu être ouvert",
  noName: "Aucun nom indiqué",
  unread: "Non lu",
  markAllRead: "Marquer ceux-ci comme lus",

  search: "Recherche",
  searchHint: "Des noms, des réponses, tout ce qu’une personne a écrit.",
  tooMany: (number) =>
    plural(number, {
      one: "Seul le meilleur résultat est affiché. Cherchez avec plus de mots.",
      other: `Seuls les ${count(number)} meilleurs résultats sont affichés. Cherchez avec plus de mots.`,
    }),
  filter: "Filtre",
  filterActive: (number) =>
    plural(number, { one: `${count(number)} actif`, other: `${count(number)} actifs` }),
  form: "Formulaire",
  anyForm: "Tous les formulaires",
  from: "Reçu à partir du",
  to: "Reçu jusqu’au",
  question: "Question",
  anyQuestion: "N’importe quelle question",
  contains: "La réponse contient",
  show: "Afficher",
  shows: {
    all: "Tous",
    unread: "Non lus",
    findings: "Tous ceux à regarder de plus près",
    duplicate: "Envoyés deux fois",
    replayed: "Copiés chez l’hébergeur",
    "unknown-card": "Avec une carte de formulaire inconnue",
    "not-opened": "N’ont pas pu être ouverts",
    "files-missing": "Avec des pièces jointes manquantes",
  },
  clear: "Effacer la recherche et le filtre",

  back: "Retour à la liste",
  previous: "Précédent",
  next: "Suivant",
  position: (at, all) => `${count(at)} sur ${count(all)}`,
  print: "Imprimer",
  failedHeading: "Cet envoi n’a pas pu être ouvert",
  waitingHeading: "Cet envoi n’est pas encore ouvert",
  seeHost: "Voir ce que l’hébergeur détient",
  willNotOpen:
    "Cet envoi ne s’ouvre pas avec la clé du cabinet. Il a peut-être été endommagé ou échangé chez l’hébergeur, ou scellé pour une autre clé. Il est conservé tel quel.",

  findings: {
    duplicate: {
      mark: "Envoyé deux fois",
      told: (others) =>
        plural(others, {
          one: "Les mêmes réponses sont arrivées une fois de plus. Le plus probable est que la personne a envoyé à nouveau le formulaire, sans savoir s’il était arrivé. Lisez un seul de ces envois, et dites à la personne qu’il est arrivé.",
          other: `Les mêmes réponses sont arrivées ${count(others)} fois de plus. Le plus probable est que la personne a envoyé à nouveau le formulaire, sans savoir s’il était arrivé. Lisez un seul de ces envois, et dites à la personne qu’il est arrivé.`,
        }),
    },
    replayed: {
      mark: "Copié chez l’hébergeur",
      told: (others) =>
        plural(others, {
          one: "L’hébergeur a exactement ce même envoi une fois de plus. Le navigateur de la personne ne fait pas cela\u00a0: quelqu’un l’a copié là-bas. Ne le comptez pas comme un nouveau formulaire, et adressez-vous aux personnes qui gèrent l’hébergement.",
          other: `L’hébergeur a exactement ce même envoi ${count(others)} fois de plus. Le navigateur de la personne ne fait pas cela\u00a0: quelqu’un l’a copié là-bas. Ne le comptez pas comme un nouveau formulaire, et adressez-vous aux personnes qui gèrent l’hébergement.`,
        }),
    },
    "unknown-card": {
      mark: "Carte de formulaire inconnue",
      told: () =>
        "Cet envoi n’a pas été fait avec une carte de formulaire que ce cabinet a publiée. Il peut venir d’une ancienne page, ou de la page de quelqu’un d’autre. Ne vous fiez pas au nom qui y figure\u00a0: demandez à la personne, par un autre moyen, si cet envoi est bien le sien.",
    },
    "not-opened": {
      mark: "Non ouvert",
      told: () =>
        "Il reste dans la liste, pour ne pas être oublié. Demandez à la personne d’envoyer à nouveau le formulaire, et montrez ceci aux personnes qui gèrent l’hébergement.",
    },
    "files-missing": {
      mark: "Pièces jointes manquantes",
      told: (files) =>
        plural(files, {
          one: "Une pièce jointe de cet envoi n’est pas chez l’hébergeur\u00a0: le transfert n’est pas allé à son terme, ou le fichier y a été supprimé. Demandez à la personne de l’envoyer à nouveau.",
          other: `${count(files)} pièces jointes de cet envoi ne sont pas chez l’hébergeur\u00a0: le transfert n’est pas allé à son terme, ou les fichiers y ont été supprimés. Demandez à la personne de les envoyer à nouveau.`,
        }),
    },
  },
  otherCopy: (when) => `L’autre, reçu le ${when}`,
};
