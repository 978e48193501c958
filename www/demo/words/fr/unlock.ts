import type { Translation } from "../translation.ts";

export const unlock: Translation["unlock"] = {
  passphrase: "Phrase de passe du cabinet",
  code: "Code de récupération",
  codeHint:
    "Sept groupes de quatre lettres et chiffres. Les majuscules, les tirets et les espaces ne comptent pas.",
  unlock: "Déverrouiller",
  withCode: "Utiliser le code de récupération",
  withPassphrase: "Utiliser la phrase de passe",
  withPasskey: "Utiliser une clé d’accès",
  unlocking:
    "Déverrouillage en cours. Cela prend quelques secondes, et c’est voulu\u00a0: deviner devient lent.",
  askingPasskey: "La clé d’accès est demandée. Suivez ce que votre navigateur affiche.",
  wrongPassphrase:
    "Cette phrase de passe n’ouvre pas la clé du cabinet. Vérifiez les majuscules et les espaces, puis réessayez.",
  wrongCode:
    "Ce code de récupération n’ouvre pas la clé du cabinet. C’est peut-être un code plus ancien\u00a0: un nouveau code met fin au précédent.",
  wrongPasskey:
    "Cette clé d’accès n’ouvre plus la clé du cabinet. Utilisez la phrase de passe ou le code de récupération.",
  unknown:
    "Cet appareil ne connaît pas encore le cabinet. Ouvrez le lien vers la boîte de réception que la configuration a affiché.",
  notSetUp: "Si rien n’est encore configuré, ouvrez le lien de configuration que le terminal a affiché.",
};
