import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

const submissions = (number: number): string =>
  plural(number, { one: "1 envío", other: `${count(number)} envíos` });
const files = (number: number): string =>
  plural(number, { one: "1 archivo adjunto", other: `${count(number)} archivos adjuntos` });

export const exporting: Translation["export"] = {
  button: "Exportar",
  heading: "Exportar envíos",
  warning:
    "Lo que guarde no está protegido. Desde ese momento, quien consiga el archivo puede leer todo lo que contiene. Guárdelo en un disco cifrado, no lo envíe a nadie sin cifrar, y bórrelo cuando ya no lo necesite.",
  which: "Cuáles",
  all: (number) => plural(number, { one: "El único envío (1)", other: `Todos: ${submissions(number)}` }),
  filtered: (number) => `Lo que la lista muestra ahora: ${submissions(number)}`,
  chosen: (number) => `Lo que ha elegido: ${submissions(number)}`,
  format: "En qué forma",
  formats: {
    zip: {
      name: "Todo en un ZIP",
      hint: "Para conservar: tablas, páginas legibles y datos, con los archivos adjuntos.",
    },
    html: { name: "Páginas para leer e imprimir", hint: "Un archivo HTML que abre cualquier navegador." },
    csv: { name: "Tabla", hint: "Un archivo CSV para una hoja de cálculo: una fila por envío." },
    json: { name: "Datos para programas", hint: "Un archivo JSON con todo lo que contiene un envío." },
    fhir: {
      name: "Datos para historias clínicas",
      hint: "HL7 FHIR R4: una QuestionnaireResponse por envío.",
    },
  },
  withFiles: "Con los archivos adjuntos",
  withNotes: "Con las notas de evolución sobre ellos",
  withNotesHint: "Las notas de psicoterapia nunca están en una exportación.",
  start: "Guardar sin protección",
  cancel: "Cancelar",
  close: "Cerrar",
  fileName: (day) => `sealform-export-${day}`,
  running: "Abriendo y guardando",
  opened: (done, all) => `${count(done)} de ${submissions(all)}`,
  openedFiles: (done, all, attached) => `${count(done)} de ${submissions(all)}, ${files(attached)}`,
  done: "Guardado",
  doneWithGaps: "Guardado, pero no todo",
  exported: (number, attached) =>
    attached === 0
      ? `${submissions(number)} en el archivo.`
      : `${submissions(number)} y ${files(attached)} en el archivo.`,
  states: {
    complete: "Eso es todo lo que el alojamiento ha enumerado.",
    incomplete: "Se ha intentado con todo lo que el alojamiento ha enumerado.",
    unaccounted:
      "Los números no cuadran con lo que el alojamiento ha enumerado: algo se perdió o llegó dos veces por el camino. Exporte otra vez y compare.",
  },
  failed: (number) =>
    plural(number, {
      one: "1 envío no se abrió y no está en el archivo:",
      other: `${count(number)} envíos no se abrieron y no están en el archivo:`,
    }),
  fileProblems: (number) => `${files(number)} con un problema:`,
  unknownFile: "Un archivo sin nombre",
  ofRecord: (name, record) => `${name}, de ${record}`,
  fileStates: {
    unnamed: "Se ha dejado fuera: el formulario lo enumera, y ninguna respuesta lo tiene.",
    unlisted: "Guardado, pero la lista de archivos del formulario no lo nombra.",
    different: "Guardado, pero la lista de archivos del formulario lo nombra de otro modo.",
  },
  fileChanged: "Este no es el archivo que se envió. Se dañó o se cambió en el alojamiento.",
  recordChanged: "Se dañó o se cambió en el alojamiento, o se selló para otra clave.",
  leftOut: (reason) => `Se ha dejado fuera: ${reason}`,
  lies: "El archivo está sin protección allí donde lo ha guardado.",
  problem: "No se ha guardado nada",
  cancelled: "Cancelado. No se ha guardado nada.",
};
