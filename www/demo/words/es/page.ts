import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "Idioma",
  useLanguage: "Usar",
  isSetUp:
    "Este dispositivo conoce la consulta que se configuró. Siga con el paso 2: rellene el formulario de admisión.",
};
