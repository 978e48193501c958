import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

export const notesText: Translation["notesText"] = {
  done: "Hecho",
  notDone: "Sin hacer",
  image: "imagen",
  table: "Tabla",

  added: { start: "añadido:", end: "fin de lo añadido" },
  removed: { start: "eliminado:", end: "fin de lo eliminado" },
  only: { start: "solo aquí:", end: "fin de lo que solo está aquí" },
  noDifference: "No hay ninguna diferencia.",
  onlySpace: "Solo cambian espacios o saltos de línea.",
  unchanged: (lines) =>
    plural(lines, {
      one: `${count(lines)} línea sin cambios`,
      other: `${count(lines)} líneas sin cambios`,
    }),

  noConflict:
    "Los cambios de los dos dispositivos encajan: están en lugares distintos. Lea el texto una vez, por favor, antes de guardarlo.",
  conflicts: (places) =>
    plural(places, {
      one: "En un lugar, los dos dispositivos han cambiado las mismas líneas. Elija qué debe decir ahí el texto.",
      other: `En ${count(places)} lugares, los dos dispositivos han cambiado las mismas líneas. Elija qué debe decir ahí el texto.`,
    }),
  place: (place, all) => `Lugar ${count(place)} de ${count(all)}`,
  both: "Los dos, uno tras otro",
  nothingHere: "Aquí no hay nada.",
  result: "El texto tal como quedará",
  resultHint: "Puede cambiarlo a mano. Si elige otra cosa arriba, se escribe de nuevo.",
  replaced: "El texto se ha escrito de nuevo según lo que ha elegido.",
  bringBack: "Recuperar lo que escribí a mano",

  templates: {
    soap: {
      name: "SOAP: Subjetivo, Objetivo, Análisis, Plan",
      headings: ["Subjetivo", "Objetivo", "Análisis", "Plan"],
    },
    dap: {
      name: "DAP: Datos, Análisis, Plan",
      headings: ["Datos", "Análisis", "Plan"],
    },
    birp: {
      name: "BIRP: Conducta, Intervención, Respuesta, Plan",
      headings: ["Conducta", "Intervención", "Respuesta", "Plan"],
    },
  },

  untitled: "Sin título",
  line: (name, value) => `${name}: ${value}`,
  comma: ", ",
  date: "Fecha",
  duration: "Duración",
  minutes: (minutes) =>
    plural(minutes, { one: `${count(minutes)} minuto`, other: `${count(minutes)} minutos` }),
  tags: "Etiquetas",
  files: "Archivos",
};
