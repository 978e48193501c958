import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const record: Translation["record"] = {
  noName: "Sin nombre",
  form: "Formulario",
  received: "Recibido",
  written: "Escrito",
  reference: "Referencia",
  size: "Tamaño",
  noAnswer: "Sin respuesta",
  filesMissing: (number) =>
    `La lista de archivos adjuntos nombra ${count(number)} más que las respuestas. Falta algo en este formulario.`,
  consent: "Consentimiento",
  given: "<strong>Dado</strong> el <time></time>",
  notGiven: "<strong>No dado</strong>, el <time></time>",
  wording: (id, version) => `, texto ${id}, versión ${version}`,
  otherText:
    "Este texto no es el que corresponde al código de comprobación del registro. Puede que no sea el que se mostró cuando se envió el formulario.",
};
