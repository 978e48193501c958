import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

const submissions = (number: number): string =>
  `${count(number)} ${plural(number, { one: "envio", other: "envios" })}`;
const files = (number: number): string =>
  `${count(number)} ${plural(number, { one: "arquivo anexo", other: "arquivos anexos" })}`;

export const exporting: Translation["export"] = {
  button: "Exportar",
  heading: "Exportar envios",
  warning:
    "O que guardar não tem proteção. A partir daí, quem conseguir o arquivo pode ler tudo o que há nele. Guarde-o em um disco criptografado, não o envie a ninguém sem criptografia, e apague-o quando já não precisar dele.",
  which: "Quais",
  all: (number) => `Tudo: ${submissions(number)}`,
  filtered: (number) => `O que a lista mostra agora: ${submissions(number)}`,
  chosen: (number) => `O que foi escolhido: ${submissions(number)}`,
  format: "Em que forma",
  formats: {
    zip: {
      name: "Tudo em um ZIP",
      hint: "Para guardar: tabelas, páginas legíveis e dados, com os arquivos anexos.",
    },
    html: { name: "Páginas para ler e imprimir", hint: "Um arquivo HTML que qualquer navegador abre." },
    csv: { name: "Tabela", hint: "Um arquivo CSV para uma planilha: uma linha por envio." },
    json: { name: "Dados para programas", hint: "Um arquivo JSON com tudo o que um envio contém." },
    fhir: {
      name: "Dados para prontuários",
      hint: "HL7 FHIR R4: uma QuestionnaireResponse por envio.",
    },
  },
  withFiles: "Com os arquivos anexos",
  withNotes: "Com as notas de evolução sobre eles",
  withNotesHint: "As notas de psicoterapia nunca estão numa exportação.",
  start: "Guardar sem proteção",
  cancel: "Cancelar",
  close: "Fechar",
  fileName: (day) => `sealform-export-${day}`,
  running: "Abrindo e guardando",
  opened: (done, all) => `${count(done)} de ${submissions(all)}`,
  openedFiles: (done, all, attached) => `${count(done)} de ${submissions(all)}, ${files(attached)}`,
  done: "Guardado",
  doneWithGaps: "Guardado, mas não tudo",
  exported: (number, attached) =>
    attached === 0
      ? `${submissions(number)} no arquivo.`
      : `${submissions(number)} e ${files(attached)} no arquivo.`,
  states: {
    complete: "Isso é tudo o que a hospedagem listou.",
    incomplete: "Tudo o que a hospedagem listou foi tentado.",
    unaccounted:
      "Os números não batem com o que a hospedagem listou: algo se perdeu ou veio duas vezes pelo caminho. Exporte mais uma vez e compare.",
  },
  failed: (number) =>
    plural(number, {
      one: `${count(number)} envio não abriu, e não está no arquivo:`,
      other: `${count(number)} envios não abriram, e não estão no arquivo:`,
    }),
  fileProblems: (number) => `${files(number)} com um problema:`,
  unknownFile: "Um arquivo sem nome",
  ofRecord: (name, record) => `${name}, de ${record}`,
  fileStates: {
    unnamed: "Deixado de fora: o formulário o lista, e nenhuma resposta o tem.",
    unlisted: "Guardado, mas a lista de arquivos do formulário não o nomeia.",
    different: "Guardado, mas a lista de arquivos do formulário o nomeia de outra forma.",
  },
  fileChanged: "Este não é o arquivo que foi enviado. Foi danificado ou trocado na hospedagem.",
  recordChanged: "Foi danificado ou trocado na hospedagem, ou selado para outra chave.",
  leftOut: (reason) => `Deixado de fora: ${reason}`,
  lies: "O arquivo está sem proteção no lugar onde foi guardado.",
  problem: "Nada foi guardado",
  cancelled: "Cancelado. Nada foi guardado.",
};
