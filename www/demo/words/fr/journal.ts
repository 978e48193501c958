import { pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

export const journal: Translation["journal"] = {
  lead: "Un lieu pour écrire, rien que pour vous\u00a0: comment s’est passée la journée, ce qui vous occupe, ce que vous voulez garder en mémoire.",
  promises: {
    alone:
      "Personne d’autre que vous ne peut le lire. Tout est verrouillé dans ce navigateur avant d’être conservé.",
    own: "Il est à vous. Il ne faut ni cabinet ni compte, et aucun cabinet n’apprend que vous l’avez.",
    sharing: "Si vous le voulez, vous pouvez envoyer un seul texte à votre cabinet. Rien n’y va tout seul.",
  },
  hostSummary: "Que voit l’hébergeur\u00a0?",
  host: "Qu’un journal existe, quand quelque chose y a été conservé, et combien en tout. Pas un mot de ce que vous écrivez, aucun titre, aucune étiquette et aucun nom.",
  beginHeading: "Choisissez une phrase de passe",
  passphrase: "Phrase de passe de votre journal",
  noReset:
    "Personne ne peut réinitialiser cette phrase de passe\u00a0: ni l’hébergeur, ni un cabinet, ni nous. L’étape suivante vous donne un code de récupération sur papier, pour le jour où elle est oubliée.",
  make: "Créer mon journal",
  making:
    "Votre journal est créé, et verrouillé avec la phrase de passe. Cela prend quelques secondes, un peu plus sur un téléphone.",
  refused: "Cet hébergeur n’accepte pas de nouveau journal pour le moment. Rien n’a été conservé.",
  haveOne:
    "Avez-vous déjà un journal\u00a0? Ouvrez alors son lien sur cet appareil\u00a0; il se trouve dans le journal, sous «\u00a0Réglages\u00a0».",
  wrongPassphrase:
    "Cette phrase de passe n’ouvre pas votre journal. Vérifiez les majuscules et les espaces, puis réessayez.",
  wrongCode:
    "Ce code de récupération n’ouvre pas votre journal. C’est peut-être un code plus ancien\u00a0: un nouveau code met fin au précédent.",
  send: "Envoyer ce texte à mon cabinet",
  sendAgain: "Le renvoyer tel qu’il est maintenant",
  sentTag: (day) => `envoyé ${day}`,
  wasSent: (references) => `Vous avez envoyé ce texte à votre cabinet. Référence\u00a0: ${references}.`,
  recordTitle: "Texte du journal",
  sendHeading: "Envoyer ce texte à votre cabinet",
  loading: "La clé du cabinet est demandée.",
  noCard:
    "Ce journal ne connaît pas encore votre cabinet. Demandez au cabinet son lien vers le journal, et ouvrez ce lien sur cet appareil. Votre journal reste tel qu’il est, et vous pourrez ensuite envoyer un texte d’ici.",
  exactly: "Voici tout ce qui sera envoyé\u00a0:",
  titleLabel: "Titre",
  dateLabel: "Date",
  entryLabel: "Texte",
  nameLabel: "Votre nom",
  nameHint: "Pour que le cabinet sache qui écrit. Vous pouvez le laisser vide.",
  onlyReader: (practice) =>
    `${practice} sera seul à pouvoir le lire. Il est scellé dans ce navigateur avant d’en sortir.`,
  noFiles: (number) =>
    plural(number, {
      one: "Le fichier joint n’est pas envoyé\u00a0: un texte part sans ses fichiers.",
      other: `Les ${number} fichiers joints ne sont pas envoyés\u00a0: un texte part sans ses fichiers.`,
    }),
  empty: "Il n’y a encore rien dans ce texte. Écrivez d’abord quelque chose.",
  sentBefore:
    "Vous avez déjà envoyé ce texte. Le cabinet aura les deux\u00a0: celui d’alors, et celui de maintenant.",
  sendButton: "Sceller et envoyer",
  sending: "Le texte est scellé, puis envoyé.",
  cancel: "Annuler",
  close: "Fermer",
  problems: {
    network:
      "L’hébergeur ne répond pas. Votre texte est toujours dans votre journal. Veuillez réessayer\u00a0: même s’il est arrivé, le cabinet ne le reçoit qu’une fois.",
    noKey:
      "La clé du cabinet ne peut pas être obtenue pour le moment, rien n’a donc été envoyé. Votre texte est toujours dans votre journal. Veuillez réessayer plus tard.",
    refused:
      "L’hébergeur ne l’a pas accepté, rien n’a donc été envoyé. Votre texte est toujours dans votre journal. Veuillez réessayer plus tard.",
    card: "La clé du cabinet n’est pas celle qu’indique son lien, rien n’a donc été envoyé. Demandez au cabinet un nouveau lien vers le journal.",
    other:
      "Le texte n’a pas pu être scellé, rien n’a donc été envoyé. Il est toujours dans votre journal. Veuillez recharger la page.",
    tooLarge: "Ce texte est trop long pour être envoyé en une fois. Rien n’a été envoyé.",
    notNoted: "Il a été envoyé, mais cela n’a pas pu être noté dans le texte. Veuillez garder la référence.",
  },
  sentHeading: "C’est envoyé",
  sentTo: (practice) => `${practice} a maintenant ce texte, et peut le lire.`,
  sentTime: "Envoyé",
  reference: "Référence",
  noted: "Le jour et la référence sont notés dans le texte.",
  settings: "Réglages",
  otherDevice: "Sur un autre appareil",
  otherDeviceWhy:
    "Ouvrez-y ce lien, et déverrouillez avec votre phrase de passe ou votre code de récupération. Gardez-le pour vous\u00a0: il n’ouvre rien à lui seul, mais toute personne qui l’a peut essayer des phrases de passe.",
  link: "Lien vers votre journal",
  copy: "Copier le lien",
  copied: "Copié.",
  notCopied: "Ce navigateur ne permet pas à la page de copier. Sélectionnez le lien et copiez-le.",
  passphraseHeading: "Changer la phrase de passe",
  passphraseWhy:
    "L’ancienne phrase de passe n’ouvrira plus votre journal. Elle ouvre encore les copies plus anciennes de celui-ci, par exemple dans une sauvegarde de l’hébergeur.",
  codeHeading: "Créer un nouveau code de récupération",
  codeWhy:
    "Pour le cas où le papier est perdu, ou si quelqu’un l’a vu. L’ancien code prend fin quand le nouveau a été saisi en le lisant sur le papier.",
  forgetHeading: "Oublier le journal sur cet appareil",
  forgetWhy:
    "Pour un appareil qui n’est pas à vous. Le journal reste chez l’hébergeur. Pour l’ouvrir de nouveau ici, il vous faut son lien\u00a0: gardez-le d’abord.",
  forgetButton: "L’oublier ici",
  forgetting: "Ce que cet appareil garde est effacé.",
  forgetPending:
    "Une partie de ce que vous avez écrit n’est encore que sur cet appareil, et serait perdue. Connectez-vous, attendez que ce soit conservé, puis réessayez.",
};
