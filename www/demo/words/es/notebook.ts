import type { Translation } from "../translation.ts";

export const notebook: Translation["notebook"] = {
  which: "Cuaderno",
  progress: "Notas de evolución",
  progressWhat:
    "Las notas de evolución forman parte del expediente: se pueden compartir con colegas y exportar.",
  psychotherapy: "Notas de psicoterapia",
  psychotherapyWhat:
    "Las notas de psicoterapia son solo suyas, separadas del expediente (45 CFR 164.501): nunca se comparten ni están en ninguna exportación.",
  again:
    "Estas notas tienen su propio cierre. Desbloquéelas una vez más con la frase de contraseña, el código de recuperación o una llave de acceso.",
  unlockLabel: "Desbloquear las notas de psicoterapia",
  locked:
    "Las notas de psicoterapia se han bloqueado solas. Lo que estaba escrito está guardado en este dispositivo.",
  closed: "El cuaderno se ha cerrado. Bloquee esta página y desbloquéela de nuevo.",
};
