import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "Êtes-vous toujours là\u00a0?",
  idle: "Cette page se verrouille dans une minute, car rien n’y a été fait depuis un moment. Rien n’est perdu\u00a0: la phrase de passe l’ouvre à nouveau.",
  stay: "Ne pas verrouiller",
  lock: "Verrouiller maintenant",
  locked: "Cette page s’est verrouillée, car rien n’y a été fait depuis un moment.",
};
