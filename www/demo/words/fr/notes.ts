import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const amount = (number: number): string => (number < 2 ? `${count(number)} note` : `${count(number)} notes`);

/** Tout ce qui est sur les pages du carnet et du journal, sauf ce qui est dans notes-text.ts. */
export const notes: Translation["notes"] = {
  listHeading: "Notes, les plus récentes d’abord",
  foundHeading: "Notes trouvées, les meilleures d’abord",
  total: (number) => amount(number),
  none: "Aucune note ne correspond. Modifiez la recherche ou le filtre.",
  empty: "Pas encore de notes. Écrivez la première.",
  emptyRemoved: "Aucune note n’est mise de côté.",
  pick: "Choisissez une note, ou écrivez-en une nouvelle.",
  newNote: "Nouvelle note",
  search: "Rechercher",
  searchHint: "Des mots du titre, du texte, des étiquettes et des noms de fichiers.",
  tag: "Étiquette",
  anyTag: "Toutes les étiquettes",
  tagCount: (tag, number) => `${tag} (${count(number)})`,
  removedToo: "Afficher celles qui sont mises de côté",
  byRecord: "Notes sur un envoi",
  ofRecord: (name) => `À propos de\u00a0: ${name}`,
  anyRecord: "À propos de tout envoi",
  more: (number) => `Afficher ${count(number)} de plus`,
  untitled: "Sans titre",
  files: (number) => (number < 2 ? `${count(number)} fichier` : `${count(number)} fichiers`),
  minutesShort: (number) => `${count(number)} min`,
  pending: "Sur cet appareil seulement",
  conflict: "Deux versions",
  removed: "Mise de côté",
  shared: "Partagée avec des collègues",
  fromColleague: "D’un collègue",

  opening: "Ouverture des notes",
  opened: (done, all) => `${count(done)} sur ${amount(all)}`,

  offline:
    "L’entrepôt n’est pas joignable. Les notes sont gardées sur cet appareil, et vont dans l’entrepôt dès qu’il est joignable.",
  notSynced: (reason) => `Les notes sont gardées sur cet appareil. ${reason}`,
  tryAgain: "Réessayer maintenant",

  editorHeading: "Note",
  back: "Retour à la liste",
  title: "Titre",
  date: "Date",
  time: "Heure",
  minutes: "Durée en minutes",
  template: "Modèle",
  templateHint: "Il est placé là où rien n’est encore écrit, sinon en dessous.",
  insert: "Insérer",
  tags: "Étiquettes",
  tagsHint: "Séparées par des virgules.",
  addTag: (tag) => `Ajouter l’étiquette ${tag}`,
  text: "Texte",
  textHint: "Markdown\u00a0: **gras**, # titre, - liste.",
  preview: "Aperçu",
  showPreview: "Afficher l’aperçu",
  goOnWriting: "Continuer à écrire",
  share: "Partager avec les collègues du cabinet",
  shareHint:
    "Ils peuvent lire cette note à partir de sa prochaine version. Ce qu’ils ont lu reste lu, même si vous y renoncez.",
  readOnly: "Un collègue partage cette note avec vous. Vous pouvez la lire, et non la modifier.",
  putAway: "Mettre de côté",
  putAwayDone: "Mise de côté. Vous la trouvez avec «\u00a0Afficher celles qui sont mises de côté\u00a0».",
  takeBack: "La ressortir",
  takeBackDone: "La note est de nouveau dans la liste.",
  removedNotice: "Cette note est mise de côté. Elle n’est plus dans la liste.",
  history: "Historique",
  print: "Imprimer",
  asText: "Enregistrer en fichier texte",
  textFile: (day) => `note-${day}.txt`,
  changedElsewhere: "Cette note a été modifiée sur un autre appareil. Vous voyez la version la plus récente.",

  saveState: {
    unchanged: "",
    changed: "Enregistrement…",
    "on-device": "Enregistrée sur cet appareil",
    "in-store": "Enregistrée dans l’entrepôt",
    conflict: "Il y a deux versions de cette note",
  },
  notSaved: (reason) => `Non enregistrée\u00a0: ${reason}`,
  unsavedFile: "Écrivez d’abord quelque chose dans la note.",

  filesHeading: "Fichiers",
  addFile: "Ajouter des fichiers",
  addingFile: (name) => `Chiffrement de ${name}`,
  fileAdded: (name) => `${name} est joint.`,
  fileRemoved: (name) => `${name} est retiré. Les versions antérieures de l’historique l’ont encore.`,
  saveFile: "Enregistrer",
  saveFileNamed: (name) => `Enregistrer ${name}`,
  removeFile: "Retirer",
  removeFileNamed: (name) => `Retirer ${name}`,
  fileTooLarge: (name) => `${name} est trop grand. Un fichier peut avoir jusqu’à 15 Mio.`,
  tooManyFiles: "Une note a au plus 64 fichiers.",

  recordsHeading: "Envois",
  recordsHint: "Ce dont parle cette note, parmi ce que les clients ont envoyé.",
  addRecord: "Choisir un envoi",
  removeRecord: "Retirer",
  removeRecordNamed: (name) => `Retirer le lien avec ${name}`,
  unknownRecord: "Un envoi que l’entrepôt n’a pas, ou qui ne s’ouvre pas",
  dialogHeading: "Choisir un envoi",
  dialogHint: "Les 50 envois les plus récents.",
  dialogSearch: "Nom ou formulaire",
  dialogNone: "Aucun envoi ne correspond.",
  dialogLoading: "Ouverture des envois les plus récents",
  close: "Fermer",

  historyHeading: "Historique de cette note",
  historyHint:
    "Chaque version mise dans l’entrepôt est conservée. Choisissez-en une pour voir ce qui y a changé.",
  versionStates: {
    head: "La plus récente",
    past: "Antérieure",
    beside: "À côté de la plus récente\u00a0: pas encore fusionnée",
    pending: "Sur cet appareil seulement",
  },
  written: (when) => `Écrite le ${when}`,
  received: (when) => `Dans l’entrepôt depuis le ${when}`,
  changesHeading: "Ce qui y a changé",
  firstVersion: "C’est la première version.",
  titleChanged: (before, after) =>
    `Le titre était «\u00a0${before}\u00a0» et est devenu «\u00a0${after}\u00a0».`,
  wholeText: "Le texte entier",
  restore: "Reprendre cette version",
  restored: "La note a de nouveau le texte de cette version, comme sa version la plus récente.",
  historyFindings: {
    cut: (when) =>
      `La version du ${when} en nomme une avant elle qui n’est pas là. L’hébergeur l’a perdue ou la retient. Demandez une sauvegarde à qui gère l’hébergement.`,
    unreadable: (when) =>
      `Une version que l’entrepôt a reçue le ${when} ne s’ouvre pas. Elle a été endommagée ou échangée. Les autres versions n’en sont pas touchées.`,
    unlinked: (when) =>
      `Aucune version menant à la plus récente ne nomme celle du ${when}. Elle peut venir d’un appareil longtemps absent. Lisez-la avant de continuer.`,
  },

  mergeHeading: "Deux versions de cette note",
  mergeWhy:
    "Cette note a été modifiée sur deux appareils en même temps. Les deux versions sont conservées. Choisissez ce que la note doit être\u00a0; rien n’est perdu, les deux restent dans l’historique.",
  mine: (when) => `Celle-ci, ${when}`,
  theirs: (when) => `Celle de l’entrepôt, ${when}`,
  whichTitle: "Quel titre\u00a0?",
  whichDate: "Quelle date et quelle durée\u00a0?",
  noDate: "Pas de date",
  mergedRest: "Les étiquettes, les fichiers et les envois des deux sont conservés.",
  mergedShared:
    "L’une des deux est partagée avec des collègues. La note fusionnée ne l’est pas, tant que vous ne la partagez pas.",
  keepMerged: "Garder la note fusionnée",
  keepingMerged: "Enregistrement.",
  mergedDone: "La note est fusionnée.",

  findingsHeading: "L’hébergeur ne fournit pas ce qu’il devrait",
  findings: {
    older: (title) =>
      `${title}\u00a0: l’hébergeur fournit une version plus ancienne que la plus récente connue.`,
    withheld: (title) => `${title}\u00a0: l’hébergeur ne fournit plus cette note.`,
    unreadable: (title) => `${title}\u00a0: ce que l’hébergeur fournit pour cette note ne s’ouvre pas.`,
  },
  unknownNote: "Une note que cet appareil n’a pas",
  knownHere: "Cet appareil a encore sa version la plus récente, et l’affiche.",
  notHere: "Cet appareil ne l’a pas. Regardez sur vos autres appareils, qui l’ont peut-être encore.",
  whatToDo:
    "Demandez à qui gère l’hébergement ce qui s’est passé, et s’il a été restauré depuis une sauvegarde. D’ici là, ne supprimez pas ce que cet appareil conserve.",
};
