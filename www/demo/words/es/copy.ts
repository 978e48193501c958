import type { Translation } from "../translation.ts";

export const copy: Translation["copy"] = {
  opening: "Un momento. Se está abriendo su copia.",
  noLink: "Esta página necesita el enlace privado completo que se creó después de enviar.",
  noCopy: "Detrás de este enlace no hay ninguna copia. ¿Se abrió el enlace completo?",
  offline: "Parece que no hay conexión. Por favor, cargue esta página de nuevo dentro de un momento.",
  notOpened: "Esta copia no se ha podido abrir. ¿Se abrió el enlace completo?",
};
