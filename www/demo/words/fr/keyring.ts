import type { Translation } from "../translation.ts";

/*
 * French. Formal address (vous); no word that gives the reader, a client or a colleague a gender; no "de" before a name, which would
 * have to be elided. A narrow no-break space (\u00a0) stands before ":", ";", "?" and "!" and inside "«" "»".
 * keyring: trousseau · passphrase: phrase de passe · recovery code: code de récupération · passkey: clé d’accès · card: carte
 * (de formulaire) · reader: personne qui lit · to seal: sceller, re-seal: sceller à nouveau · host: hébergeur · store: dépôt ·
 * submission: envoi · record: enregistrement · client: personne · set-up link: lien de configuration · fingerprint: code de contrôle
 */

export const keyring: Translation["keyring"] = {
  ways: "Ce qui déverrouille ce cabinet",
  waysHint:
    "Chacun de ces moyens ouvre tout à lui seul. Retirez ce que vous ne connaissez pas ou que vous n’avez plus.",
  types: { passphrase: "Phrase de passe", recovery: "Code de récupération", passkey: "Clé d’accès" },
  since: "depuis le",
  noCode:
    "Il n’y a pas de code de récupération. Si la phrase de passe est oubliée, tout ce qui vous a été envoyé est perdu. Créez-en un ci-dessous.",
  remove: "Retirer",
  removeNamed: (label) => `Retirer la clé d’accès ${label}`,
  removed: (label) => `La clé d’accès ${label} n’ouvre plus rien.`,

  drillHeading: "Essayer le code de récupération",
  drillDue: (day) =>
    `Trois mois ou plus ont passé depuis le ${day}. Sortez le papier et voyez si le code ouvre encore le cabinet\u00a0: une copie qui ne s’ouvre pas n’en est pas une.`,
  drillWhy:
    "Ceci ouvre, avec le code de votre papier, le trousseau tel qu’il se trouve dans le dépôt, et ne change rien.",
  drilled: (day) => `Dernier essai le ${day}.`,
  drillField: "Code de récupération",
  drillButton: "Essayer le code",
  drilling: "Le trousseau du dépôt est ouvert avec le code. Cela prend quelques secondes.",
  drillDone: "Le code ouvre le cabinet. Remettez le papier à sa place.",
  drillWrong:
    "Ce code n’ouvre pas le cabinet. Si vous ne trouvez pas le bon, créez maintenant un nouveau code de récupération.",

  passphraseHeading: "Changer la phrase de passe",
  passphraseWhy:
    "L’ancienne phrase de passe n’ouvre alors plus le trousseau du dépôt. Elle ouvre encore les copies plus anciennes de celui-ci, par exemple dans une sauvegarde.",
  newPassphrase: "Nouvelle phrase de passe",
  passphraseButton: "Verrouiller avec la nouvelle",
  passphraseWorking:
    "Le trousseau est verrouillé avec la nouvelle phrase de passe. Cela prend quelques secondes.",
  passphraseDone: "La phrase de passe est changée.",

  codeHeading: "Créer un nouveau code de récupération",
  codeWhy:
    "Pour le cas où le papier est perdu, ou si quelqu’un l’a vu. L’ancien code prend fin quand le nouveau a été saisi en le lisant sur le papier.",
  codeButton: "Créer un nouveau code",
  codeMaking: "Le code est en cours de création.",
  codeDone: "Le nouveau code de récupération est valable, et l’ancien ne l’est plus.",

  passkeyHeading: "Ajouter une clé d’accès",
  passkeyWhy:
    "Une clé d’accès déverrouille avec une empreinte digitale, un visage ou un code PIN. Elle n’est jamais le seul moyen d’entrer\u00a0: la phrase de passe et le code de récupération restent valables.",
  passkeyNone: "Ce navigateur n’a pas de clés d’accès à cette adresse.",
  passkeyLabel: "Nom de la clé d’accès",
  passkeyButton: "Créer la clé d’accès",
  passkeyWorking:
    "Suivez ce que votre navigateur affiche. Il demande plus d’une fois\u00a0: la clé d’accès est essayée avant de compter.",
  passkeyDone: (label) => `La clé d’accès ${label} déverrouille maintenant ce cabinet.`,

  shutHeading: "Exclure un appareil perdu",
  shutWhy:
    "Si un appareil a été perdu ou volé pendant que le cabinet y était ouvert, donnez au trousseau une nouvelle serrure\u00a0: une nouvelle phrase de passe, un nouveau code de récupération, et aucune clé d’accès.",
  shutLimits:
    "Ce qui a été lu ou copié sur cet appareil ne peut pas être repris, et il connaît peut-être les clés elles-mêmes. Créez donc aussi une nouvelle clé du cabinet, et faites afficher avec --new-token un nouveau lien de configuration, ce qui met fin à l’ancien jeton.",
  shutButton: "Continuer vers un nouveau code de récupération",
  shutDone:
    "Seuls la nouvelle phrase de passe et le nouveau code de récupération ouvrent maintenant le trousseau. Créez à présent une nouvelle clé du cabinet, et un nouveau jeton du dépôt.",

  fileHeading: "Garder une copie du trousseau",
  fileWhy:
    "Le fichier est verrouillé comme celui du dépôt\u00a0: la phrase de passe ou le code de récupération d’aujourd’hui l’ouvre, et rien d’autre. Avec lui, vous pouvez tout lire, même si l’hébergeur a disparu.",
  fileBack:
    "Pour le placer dans un autre dépôt, ouvrez le lien de configuration de ce dépôt et choisissez «\u00a0J’ai un fichier de trousseau\u00a0».",
  fileButton: "Enregistrer le fichier de trousseau",
  fileWorking: "Le fichier est en cours de création.",
  fileDone: "Enregistré. Gardez-le avec le papier, ou sur une clé USB.",
};
