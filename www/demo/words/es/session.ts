import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "¿Sigue ahí?",
  idle: "Esta página se bloquea dentro de un minuto, porque hace un rato que no se hace nada en ella. No se pierde nada: la frase de contraseña la abre de nuevo.",
  stay: "Dejar abierta",
  lock: "Bloquear ahora",
  locked: "Esta página se ha bloqueado, porque hacía un rato que no se hacía nada en ella.",
};
