import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

export const host: Translation["host"] = {
  submission: (number, when, size) => `N.º ${number}, ${when}, ${size}`,
  bytes: (number) => `${count(number)} ${plural(number, { one: "byte", other: "bytes" })}`,
  envelope: "los bytes de abajo",
  legend: { readable: "el alojamiento puede leer esto", locked: "ilegible sin la clave" },
  readers: { readable: "legible", locked: "ilegible sin la clave" },
  bytesOf: (part) => `Bytes de: ${part}`,
  kinds: { record: "1, un registro", file: "2, un archivo", keyring: "3, un llavero", note: "4, una nota" },
  magic: "Marca y versión",
  magicNote: "Un sobre de sealform, y de qué tipo.",
  magicClear: (kind) => `SLF, versión 1, suite 1, tipo ${kind}`,
  id: "Identificador del objeto",
  idNote: "Al azar. La referencia que recibió quien lo envió.",
  context: "Contexto y número",
  contextNote: "A qué formulario pertenece, y cuántas casillas siguen.",
  boxes: "casillas",
  slots: "Ranuras de clave",
  hybridSlot: (fingerprint) =>
    `La clave del contenido, cerrada para la clave pública ${fingerprint} de la consulta (X25519 y ML-KEM-768).`,
  passphraseSlot: "La clave del contenido, cerrada con una frase de contraseña.",
  otherSlot: "La clave del contenido, cerrada para otra persona.",
  answers: "Las respuestas selladas",
  answersNote: (boxes) =>
    `${count(boxes)} ${plural(boxes, { one: "casilla, rellenada y cifrada por sí sola", other: "casillas, cada una rellenada y cifrada por sí sola" })}: las respuestas, y una para la fecha y el consentimiento.`,
};
