import type { Translation } from "../translation.ts";

export const notebook: Translation["notebook"] = {
  which: "Caderno",
  progress: "Notas de evolução",
  progressWhat:
    "As notas de evolução fazem parte do prontuário: podem ser compartilhadas com colegas e exportadas.",
  psychotherapy: "Notas de psicoterapia",
  psychotherapyWhat:
    "As notas de psicoterapia são só suas, separadas do prontuário (45 CFR 164.501): nunca são compartilhadas e não estão em nenhuma exportação.",
  again:
    "Estas notas têm uma tranca própria. Desbloqueie-as mais uma vez com a frase-senha, o código de recuperação ou uma chave de acesso.",
  unlockLabel: "Desbloquear as notas de psicoterapia",
  locked:
    "As notas de psicoterapia bloquearam-se sozinhas. O que estava escrito está salvo neste dispositivo.",
  closed: "O caderno foi fechado. Bloqueie esta página e desbloqueie-a de novo.",
};
