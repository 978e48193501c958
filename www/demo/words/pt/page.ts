import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "Idioma",
  useLanguage: "Usar",
  isSetUp:
    "Este dispositivo conhece o consultório que foi configurado. Siga para o passo 2: preencha o formulário de admissão.",
};
