import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const record: Translation["record"] = {
  noName: "Sem nome",
  form: "Formulário",
  received: "Recebido",
  written: "Escrito",
  reference: "Referência",
  size: "Tamanho",
  noAnswer: "Sem resposta",
  filesMissing: (number) =>
    `A lista de arquivos anexos nomeia ${count(number)} a mais do que as respostas. Falta alguma coisa neste formulário.`,
  consent: "Consentimento",
  given: "<strong>Dado</strong> em <time></time>",
  notGiven: "<strong>Não dado</strong>, em <time></time>",
  wording: (id, version) => `, texto ${id}, versão ${version}`,
  otherText:
    "Este texto não é o que corresponde ao código de comprovação do registro. Pode não ser o que foi mostrado quando o formulário foi enviado.",
};
