import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

export const attachment: Translation["attachment"] = {
  swapped:
    "Ce n’est pas le fichier qui a été envoyé. Il a été endommagé ou échangé chez l’hébergeur, et rien n’a été enregistré ni affiché.",
  notListed:
    "La liste des fichiers du formulaire ne nomme pas celui-ci, ou le nomme autrement. Interrogez la personne avant de vous y fier.",
  download: "Télécharger",
  downloadNamed: (name) => `Télécharger ${name}`,
  opened: (done, all) => `Ouvert\u00a0: ${done} sur ${all}.`,
  saved:
    "Ouvert et enregistré. Désormais, le fichier se trouve sans protection là où vous l’avez enregistré.",
  preview: "Aperçu",
  previewNamed: (name) => `Aperçu\u00a0: ${name}`,
  closePreview: "Fermer l’aperçu",
  closePreviewNamed: (name) => `Fermer l’aperçu\u00a0: ${name}`,
  frame: (name) => `Aperçu\u00a0: ${name}`,
  shown: "Affiché ci-dessous. Rien n’en a été enregistré.",
  notShown:
    "Ce fichier ne peut pas être affiché ici\u00a0: il n’est pas ce qu’il dit être, ou il est endommagé. Ne le téléchargez que si vous lui faites confiance.",
  unable: "Ce navigateur ne peut pas afficher de PDF ici. Téléchargez le fichier pour le lire.",
  cutPages: (pages, all) =>
    plural(pages, {
      one: `La première des ${count(all)} pages est affichée. Téléchargez le fichier pour lire le reste.`,
      other: `Les ${count(pages)} premières pages sur ${count(all)} sont affichées. Téléchargez le fichier pour lire le reste.`,
    }),
};
