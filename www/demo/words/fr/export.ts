import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

const submissions = (number: number): string =>
  plural(number, { one: `${count(number)} envoi`, other: `${count(number)} envois` });
const files = (number: number): string =>
  plural(number, { one: `${count(number)} fichier joint`, other: `${count(number)} fichiers joints` });

export const exporting: Translation["export"] = {
  button: "Exporter",
  heading: "Exporter des envois",
  warning:
    "Ce que vous enregistrez n’est pas protégé. Dès lors, toute personne qui met la main sur le fichier peut lire tout ce qu’il contient. Gardez-le sur un disque chiffré, ne l’envoyez à personne sans chiffrement, et supprimez-le quand vous n’en avez plus besoin.",
  which: "Lesquels",
  all: (number) => `Tous les envois (${count(number)})`,
  filtered: (number) => `Les envois que la liste affiche en ce moment (${count(number)})`,
  chosen: (number) => `Les envois que vous avez choisis (${count(number)})`,
  format: "Sous quelle forme",
  formats: {
    zip: {
      name: "Tout dans un seul ZIP",
      hint: "À conserver\u00a0: tableaux, pages lisibles et données, avec les fichiers joints.",
    },
    html: { name: "Pages à lire et à imprimer", hint: "Un fichier HTML que tout navigateur ouvre." },
    csv: { name: "Tableau", hint: "Un fichier CSV pour un tableur\u00a0: une ligne par envoi." },
    json: {
      name: "Données pour des programmes",
      hint: "Un fichier JSON avec tout ce que contient un envoi.",
    },
    fhir: {
      name: "Données pour des dossiers de santé",
      hint: "HL7 FHIR R4\u00a0: une QuestionnaireResponse par envoi.",
    },
  },
  withFiles: "Avec les fichiers joints",
  withNotes: "Avec les notes de suivi qui s’y rapportent",
  withNotesHint: "Les notes de psychothérapie ne sont jamais dans une exportation.",
  start: "Enregistrer sans protection",
  cancel: "Annuler",
  close: "Fermer",
  fileName: (day) => `sealform-export-${day}`,
  running: "Ouverture et enregistrement",
  opened: (done, all) => `${count(done)} sur ${submissions(all)}`,
  openedFiles: (done, all, attached) => `${count(done)} sur ${submissions(all)}, ${files(attached)}`,
  done: "Enregistré",
  doneWithGaps: "Enregistré, mais pas en entier",
  exported: (number, attached) =>
    attached === 0
      ? `${submissions(number)} dans le fichier.`
      : `${submissions(number)} et ${files(attached)} dans le fichier.`,
  states: {
    complete: "C’est tout ce que l’hébergeur a listé.",
    incomplete: "Tout ce que l’hébergeur a listé a été essayé.",
    unaccounted:
      "Les nombres ne correspondent pas à ce que l’hébergeur a listé\u00a0: quelque chose s’est perdu ou est arrivé deux fois en chemin. Exportez encore une fois, et comparez.",
  },
  failed: (number) =>
    plural(number, {
      one: `${count(number)} envoi ne s’est pas ouvert et n’est pas dans le fichier\u00a0:`,
      other: `${count(number)} envois ne se sont pas ouverts et ne sont pas dans le fichier\u00a0:`,
    }),
  fileProblems: (number) => `${files(number)} avec un problème\u00a0:`,
  unknownFile: "Un fichier sans nom",
  ofRecord: (name, record) => `${name}, de l’envoi ${record}`,
  fileStates: {
    unnamed: "Laissé de côté\u00a0: le formulaire le liste, et aucune réponse ne l’a.",
    unlisted: "Enregistré, mais la liste des fichiers du formulaire ne le nomme pas.",
    different: "Enregistré, mais la liste des fichiers du formulaire le nomme autrement.",
  },
  fileChanged: "Ce n’est pas le fichier qui a été envoyé. Il a été endommagé ou échangé chez l’hébergeur.",
  recordChanged: "Il a été endommagé ou échangé chez l’hébergeur, ou scellé pour une autre clé.",
  leftOut: (reason) => `Laissé de côté\u00a0: ${reason}`,
  lies: "Le fichier se trouve sans protection là où vous l’avez enregistré.",
  problem: "Rien n’a été enregistré",
  cancelled: "Annulé. Rien n’a été enregistré.",
};
