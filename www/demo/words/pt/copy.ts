import type { Translation } from "../translation.ts";

export const copy: Translation["copy"] = {
  opening: "Um momento. A sua cópia está sendo aberta.",
  noLink: "Esta página precisa do link privado completo que foi criado depois do envio.",
  noCopy: "Não há nenhuma cópia neste link. O link foi aberto completo?",
  offline: "Parece que não há conexão. Por favor, carregue esta página de novo daqui a pouco.",
  notOpened: "Não foi possível abrir esta cópia. O link foi aberto completo?",
};
