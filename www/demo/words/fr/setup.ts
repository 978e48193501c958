import type { Translation } from "../translation.ts";

export const setup: Translation["setup"] = {
  making:
    "La clé est créée, puis verrouillée avec la phrase de passe. Cela prend quelques secondes, un peu plus sur un téléphone.",
  importing: "Le fichier de trousseau est ouvert, puis placé dans ce dépôt. Cela prend quelques secondes.",
  doneFor: (practice) => `Ce qui est envoyé à partir de maintenant ne peut être lu que par ${practice}.`,
  openCheckIn: "Ouvrir le questionnaire hebdomadaire",
  openJournal: "Ouvrir le journal",
  copied: "Copié.",
  notCopied: "Ce navigateur ne permet pas à la page de copier. Sélectionnez les lignes et copiez-les.",
  passkeyHeading: "Déverrouiller avec une clé d’accès sur cet appareil\u00a0?",
  passkeyWhy:
    "Une clé d’accès déverrouille avec votre empreinte digitale, votre visage ou le code PIN de l’appareil. La phrase de passe et le code de récupération restent valables. Vous pouvez aussi en ajouter une plus tard.",
  passkeyLabel: "Nom de cette clé d’accès",
  passkeyDefault: "Cet appareil",
  passkeyAdd: "Ajouter une clé d’accès",
  passkeyAdding:
    "Suivez ce que votre navigateur affiche. Il demande plus d’une fois\u00a0: la clé d’accès est essayée avant de compter.",
  passkeySkip: "Continuer sans clé d’accès",
  fileHeading: "J’ai un fichier de trousseau",
  fileWhy:
    "Si vous aviez un cabinet dans un autre dépôt, son fichier de trousseau apporte les clés ici. Le lien de configuration de ce dépôt prend la place de l’ancien.",
  file: "Fichier de trousseau",
  fileKey: "Sa phrase de passe ou son code de récupération",
  fileOpen: "Ouvrir le fichier",
  fileExists: "Ce dépôt a déjà ce trousseau. Déverrouillez-le plutôt dans la boîte de réception.",
  fileWrong: "Ceci n’ouvre le fichier ni comme phrase de passe ni comme code de récupération.",
};
