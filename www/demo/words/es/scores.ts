import type { Identifier } from "../../../src/inbox.ts";
import { count, either } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "el mismo código de cliente",
  email: "la misma dirección de correo",
  name: "el mismo nombre",
};

export const scores: Translation["scores"] = {
  heading: "Puntuaciones",
  bands: {
    Minimal: "Mínima",
    Mild: "Leve",
    Moderate: "Moderada",
    "Moderately severe": "Moderadamente grave",
    Severe: "Grave",
  },
  selfHarm: "Pensamientos de que sería mejor morir, o de hacerse daño (pregunta 9)",
  noBand: "No hay ningún grado definido para este total",
  notAnswered: "Sin contestar",
  total: (total, highest) => `${count(total)} de ${count(highest)}`,
  incomplete: (missing, unreadable, items) =>
    [
      ...(missing > 0 ? [`${count(missing)} de ${count(items)} preguntas sin contestar`] : []),
      ...(unreadable > 0 ? [`${count(unreadable)} de ${count(items)} respuestas no se pueden contar`] : []),
    ].join(", "),
  noTotal: "Sin total y sin grado: la suma de solo algunas respuestas parecería más baja de lo que es.",

  flagHeading: (title) => `Por favor, mire primero esta respuesta (${title})`,
  flagAnswer: (label, answer) => `${label}: «${answer}»`,
  flagNext:
    "Léala junto con las demás respuestas, y hable pronto de ella con la persona, como se hace en su consulta en un caso así. La respuesta muestra que hay algo que preguntar. No dice lo grande que es un peligro.",
  flagOpenHeading: (title) => `Una pregunta importante no tiene respuesta (${title})`,
  flagOpen: (label) =>
    `${label}. Ninguna respuesta no es un no: pregunte por ello la próxima vez que hablen.`,

  chartHeading: (title) => `${title} a lo largo del tiempo`,
  chartLabel: (title, first, last) =>
    `${title} a lo largo del tiempo. Primero: ${first}. Último: ${last}. La tabla de al lado los tiene todos.`,
  chartEnd: (total, band, day) => `${count(total)}${band ? ` (${band})` : ""} el ${day}`,
  oneTotal: "El gráfico empieza con el segundo cuestionario completo.",
  written: "Escrito",
  totalColumn: "Total",
  meaning: "Significado",
  flagMark: (question, answer) => `Pregunta ${question}: «${answer}»`,
  source: (source) => `Fuente: ${source}`,

  sameClient: (records, by) =>
    `Estos son ${count(records)} formularios que parecen de una misma persona: tienen ${either(by.map((identifier) => IDENTIFIED_BY[identifier]))}, sin contar mayúsculas ni acentos. Se dejan fuera los formularios con otra fecha de nacimiento. Dos personas pueden compartir un nombre, y una puede escribirlo de dos maneras: compare antes de fiarse.`,
};
