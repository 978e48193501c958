import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

export const notesText: Translation["notesText"] = {
  done: "Feito",
  notDone: "Por fazer",
  image: "imagem",
  table: "Tabela",

  added: { start: "acrescentado:", end: "fim do que foi acrescentado" },
  removed: { start: "removido:", end: "fim do que foi removido" },
  only: { start: "só aqui:", end: "fim do que está só aqui" },
  noDifference: "Não há nenhuma diferença.",
  onlySpace: "Só mudam espaços ou quebras de linha.",
  unchanged: (lines) =>
    plural(lines, {
      one: `${count(lines)} linha sem alterações`,
      other: `${count(lines)} linhas sem alterações`,
    }),

  noConflict:
    "As alterações dos dois dispositivos combinam: estão em lugares diferentes. Leia o texto uma vez, por favor, antes de guardá-lo.",
  conflicts: (places) =>
    plural(places, {
      one: "Em um lugar, os dois dispositivos alteraram as mesmas linhas. Escolha o que o texto deve dizer ali.",
      other: `Em ${count(places)} lugares, os dois dispositivos alteraram as mesmas linhas. Escolha o que o texto deve dizer ali.`,
    }),
  place: (place, all) => `Lugar ${count(place)} de ${count(all)}`,
  both: "Os dois, um depois do outro",
  nothingHere: "Aqui não há nada.",
  result: "O texto como vai ficar",
  resultHint: "Você pode alterá-lo à mão. Uma nova escolha acima o escreve de novo.",
  replaced: "O texto foi escrito de novo conforme as suas escolhas.",
  bringBack: "Recuperar o que escrevi à mão",

  templates: {
    soap: {
      name: "SOAP: Subjetivo, Objetivo, Avaliação, Plano",
      headings: ["Subjetivo", "Objetivo", "Avaliação", "Plano"],
    },
    dap: {
      name: "DAP: Dados, Avaliação, Plano",
      headings: ["Dados", "Avaliação", "Plano"],
    },
    birp: {
      name: "BIRP: Comportamento, Intervenção, Resposta, Plano",
      headings: ["Comportamento", "Intervenção", "Resposta", "Plano"],
    },
  },

  untitled: "Sem título",
  line: (name, value) => `${name}: ${value}`,
  comma: ", ",
  date: "Data",
  duration: "Duração",
  minutes: (minutes) =>
    plural(minutes, { one: `${count(minutes)} minuto`, other: `${count(minutes)} minutos` }),
  tags: "Etiquetas",
  files: "Arquivos",
};
