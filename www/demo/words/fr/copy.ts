import type { Translation } from "../translation.ts";

export const copy: Translation["copy"] = {
  noLink: "Cette page a besoin du lien privé entier qui a été créé après l’envoi.",
  opening: "Un instant. Votre copie est en cours d’ouverture.",
  noCopy: "Il n’y a pas de copie derrière ce lien. Le lien entier a-t-il été ouvert\u00a0?",
  offline: "Il semble qu’il n’y ait pas de connexion. Veuillez recharger cette page dans un instant.",
  notOpened: "Cette copie n’a pas pu être ouverte. Le lien entier a-t-il été ouvert\u00a0?",
};
