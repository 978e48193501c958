import type { Identifier } from "../../../src/inbox.ts";
import { count, either } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "o mesmo código de cliente",
  email: "o mesmo endereço de e-mail",
  name: "o mesmo nome",
};

export const scores: Translation["scores"] = {
  heading: "Pontuações",
  bands: {
    Minimal: "Mínima",
    Mild: "Leve",
    Moderate: "Moderada",
    "Moderately severe": "Moderadamente grave",
    Severe: "Grave",
  },
  selfHarm: "Pensamentos de que seria melhor morrer, ou de se ferir (pergunta 9)",
  noBand: "Não há nenhum grau definido para este total",
  notAnswered: "Sem resposta",
  total: (total, highest) => `${count(total)} de ${count(highest)}`,
  incomplete: (missing, unreadable, items) =>
    [
      ...(missing > 0 ? [`${count(missing)} de ${count(items)} perguntas sem resposta`] : []),
      ...(unreadable > 0 ? [`${count(unreadable)} de ${count(items)} respostas não podem ser contadas`] : []),
    ].join(", "),
  noTotal: "Sem total e sem grau: a soma de apenas algumas respostas pareceria mais baixa do que é.",

  flagHeading: (title) => `Por favor, veja primeiro esta resposta (${title})`,
  flagAnswer: (label, answer) => `${label}: “${answer}”`,
  flagNext:
    "Leia-a junto com as outras respostas, e fale em breve sobre ela com a pessoa, como se faz no seu consultório em um caso assim. A resposta mostra que há algo a perguntar. Não diz o tamanho de um perigo.",
  flagOpenHeading: (title) => `Uma pergunta importante não tem resposta (${title})`,
  flagOpen: (label) => `${label}. Nenhuma resposta não é um não: pergunte sobre isso na próxima conversa.`,

  chartHeading: (title) => `${title} ao longo do tempo`,
  chartLabel: (title, first, last) =>
    `${title} ao longo do tempo. Primeiro: ${first}. Último: ${last}. A tabela ao lado tem todos.`,
  chartEnd: (total, band, day) => `${count(total)}${band ? ` (${band})` : ""} em ${day}`,
  oneTotal: "O gráfico começa com o segundo questionário completo.",
  written: "Escrito",
  totalColumn: "Total",
  meaning: "Significado",
  flagMark: (question, answer) => `Pergunta ${question}: “${answer}”`,
  source: (source) => `Fonte: ${source}`,

  sameClient: (records, by) =>
    `Estes são ${count(records)} formulários que parecem da mesma pessoa: têm ${either(by.map((identifier) => IDENTIFIED_BY[identifier]))}, sem contar maiúsculas nem acentos. Ficam de fora os formulários com outra data de nascimento. Duas pessoas podem ter o mesmo nome, e uma pode escrevê-lo de duas maneiras: compare antes de confiar.`,
};
