import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "Ainda está aí?",
  idle: "Esta página se bloqueia daqui a um minuto, porque há algum tempo nada foi feito aqui. Nada se perde: a frase-senha abre a página de novo.",
  stay: "Deixar aberta",
  lock: "Bloquear agora",
  locked: "Esta página se bloqueou, porque durante algum tempo nada foi feito aqui.",
};
