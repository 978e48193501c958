import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

const submissions = (number: number): string =>
  plural(number, { one: "1 envío", other: `${count(number)} envíos` });
const times = (number: number): string =>
  plural(number, { one: "una vez más", other: `${count(number)} veces más` });

export const inbox: Translation["inbox"] = {
  refresh: "Ver si hay nuevos",
  lock: "Bloquear",
  emptyHeading: "Todavía no ha llegado nada",
  empty: "En cuanto alguien envíe un formulario, aparecerá aquí.",
  emptyTry: "Para probarlo, rellene usted el formulario",
  listHeading: "Envíos, primero los más nuevos",
  pick: "Elija un envío para leerlo.",

  total: (all, unread) =>
    unread === 0 ? submissions(all) : `${submissions(all)}, ${count(unread)} sin leer`,
  shown: (shown, all, unread) =>
    `${count(shown)} de ${submissions(all)}${unread === 0 ? "" : `, ${count(unread)} sin leer`}`,
  none: "Ningún envío coincide. Cambie la búsqueda o el filtro.",
  soFar: "hasta ahora",
  more: (number) => `Mostrar ${count(number)} más`,

  opening: "Abriendo los envíos",
  opened: (done, all) => `${count(done)} de ${count(all)} abiertos`,
  openedWithFailed: (done, all, failed) =>
    `${count(done)} de ${count(all)} revisados, ${count(failed)} no se abrieron`,
  cancel: "Cancelar",
  cancelled: (left) =>
    plural(left, {
      one: "1 envío no se ha abierto todavía. La búsqueda no lo encuentra.",
      other: `${count(left)} envíos no se han abierto todavía. La búsqueda no los encuentra.`,
    }),
  goOn: "Seguir abriendo",

  waiting: "Todavía sin abrir",
  beingOpened: "Abriéndose …",
  openThis: "Abrirlo ahora",
  couldNot: "No se pudo abrir",
  noName: "Sin nombre",
  unread: "Sin leer",
  markAllRead: "Marcar estos como leídos",

  search: "Buscar",
  searchHint: "Nombres, respuestas, todo lo que se escribió.",
  tooMany: (number) => `Solo se muestran los ${count(number)} mejores. Busque más palabras.`,
  filter: "Filtro",
  filterActive: (number) => `${count(number)} en uso`,
  form: "Formulario",
  anyForm: "Todos los formularios",
  from: "Recibido desde",
  to: "Recibido hasta",
  question: "Pregunta",
  anyQuestion: "Cualquier pregunta",
  contains: "La respuesta contiene",
  show: "Mostrar",
  shows: {
    all: "Todos",
    unread: "Sin leer",
    findings: "Todos los que hay que mirar",
    duplicate: "Enviados dos veces",
    replayed: "Copiados en el alojamiento",
    "unknown-card": "De una ficha desconocida",
    "not-opened": "No se pudieron abrir",
    "files-missing": "Faltan archivos adjuntos",
  },
  clear: "Quitar la búsqueda y el filtro",

  back: "Volver a la lista",
  previous: "Anterior",
  next: "Siguiente",
  position: (at, all) => `${count(at)} de ${count(all)}`,
  print: "Imprimir",
  failedHeading: "Este no se pudo abrir",
  waitingHeading: "Este todavía no está abierto",
  seeHost: "Ver lo que tiene el alojamiento",
  willNotOpen:
    "Este envío no se abre con la clave de la consulta. Puede que se dañara o se cambiara en el alojamiento, o que se sellara para otra clave. Se conserva como está.",

  findings: {
    duplicate: {
      mark: "Enviado dos veces",
      told: (others) =>
        `Las mismas respuestas llegaron ${times(others)}. Lo más probable es que el formulario se enviara de nuevo, sin la seguridad de que hubiera llegado. Lea uno de ellos, y diga a la persona que llegó.`,
    },
    replayed: {
      mark: "Copiado en el alojamiento",
      told: (others) =>
        `El alojamiento tiene este mismo envío ${times(others)}. El navegador de un cliente no hace eso: alguien lo copió allí. No lo cuente como un formulario nuevo, y pregunte a quien lleva el alojamiento.`,
    },
    "unknown-card": {
      mark: "Ficha desconocida",
      told: () =>
        "Esto no se hizo con una ficha de formulario que esta consulta haya publicado. Puede venir de una página antigua o de la de otra persona. No se fíe del nombre que lleva: pregunte a la persona por otro medio si es suyo.",
    },
    "not-opened": {
      mark: "Sin abrir",
      told: () =>
        "Se queda en la lista para que no se olvide. Pida a la persona que envíe el formulario de nuevo, y muestre esto a quien lleva el alojamiento.",
    },
    "files-missing": {
      mark: "Faltan adjuntos",
      told: (files) =>
        plural(files, {
          one: "Un archivo adjunto de este envío no está en el alojamiento: la subida no llegó al final, o el archivo se borró allí. Pida a la persona que lo envíe de nuevo.",
          other: `${count(files)} archivos adjuntos de este envío no están en el alojamiento: la subida no llegó al final, o los archivos se borraron allí. Pida a la persona que los envíe de nuevo.`,
        }),
    },
  },
  otherCopy: (when) => `El otro, recibido el ${when}`,
};
