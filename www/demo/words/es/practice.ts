import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

const records = (number: number): string =>
  plural(number, { one: "1 registro", other: `${count(number)} registros` });

export const practice: Translation["practice"] = {
  copy: "Copiar",
  copyNamed: (name) => `Copiar: ${name}`,
  copied: "Copiado.",
  notCopied: "Este navegador no deja que la página copie. Seleccione el texto y cópielo.",

  ownKey: "La clave pública de la consulta",
  ownKeyWhy:
    "Los formularios se sellan para esta clave. Sus palabras son las mismas dondequiera que la clave sea la misma. Nadie puede leer nada con ellas, así que se pueden decir por teléfono.",
  ownWords: "Sus palabras",
  since: (day) => `En uso desde el ${day}.`,
  earlier: (number) =>
    plural(number, {
      one: "En el llavero hay 1 clave anterior, así que lo que se selló para ella se puede leer.",
      other: `En el llavero hay ${count(number)} claves anteriores, así que lo que se selló para ellas se puede leer.`,
    }),
  wholeKey: "La clave pública completa",
  wholeKeyWhy:
    "Un colega la necesita para añadirle como lector de sus formularios. Envíela por cualquier medio, y después comparen las palabras.",

  rotate: "Crear una clave nueva",
  rotateWhy: [
    "Los formularios con las líneas nuevas se sellan para la clave nueva. Los que todavía tienen las líneas antiguas se sellan para la clave antigua, como hasta ahora. La clave antigua se queda en el llavero: todo se puede leer, sea cual sea la línea con la que se envió.",
    "Una clave nueva es lo indicado cuando alguien puede haber copiado la antigua, por ejemplo, de un dispositivo que se perdió mientras la consulta estaba abierta en él. Protege lo que llega con líneas nuevas. Lo que se selló para la clave antigua queda abierto para quien tenga la clave antigua y consiga los registros guardados.",
  ],
  rotateFiles:
    "Los archivos de llavero que se guardaron antes no contienen la clave nueva. Guarde después uno nuevo en la página Llavero.",
  rotateButton: "Crear una clave nueva y fichas nuevas",
  rotating: "Creando la clave, guardando el llavero y publicando las fichas.",
  rotated:
    "La clave nueva ya sirve. Ahora ponga las líneas nuevas en su sitio web, guarde un archivo de llavero nuevo y, si lo desea, vuelva a sellar más abajo los registros anteriores.",

  cards: "Fichas de formulario",
  noCards:
    "En el llavero no hay ninguna ficha de formulario. La que publicó una versión anterior entra cuando la consulta se configura de nuevo.",
  behind:
    "La ficha más nueva no nombra exactamente a quienes leen ahora. No se publicó hasta el final. Publíquela otra vez, y ponga después las líneas nuevas en su sitio web.",
  republish: "Publicar las fichas otra vez",
  republishing: "Publicando las fichas.",
  republished: "Las fichas están publicadas. Ahora ponga las líneas nuevas en su sitio web.",
  form: (form) => `Formulario «${form}»`,
  address: "Ficha",
  published: "Publicada",
  sealsTo: "Sella para",
  currentKey: "la clave de la consulta",
  earlierKey: "una clave anterior de la consulta",
  formerColleague: (fingerprint) => `un antiguo colega (${fingerprint})`,
  linesFor: (form) => `Líneas para el formulario «${form}»`,
  lines: "Líneas para su sitio web",
  linesWhy: "Estas líneas rodean el formulario de su sitio web, en lugar de otras anteriores.",
  openForm: (form) => `Abrir el formulario «${form}» con estas líneas`,
  olderCards: "Fichas anteriores que todavía sirven",
  olderWhy:
    "Las páginas con líneas anteriores siguen funcionando. Lo que envían se sella para quienes se nombraron entonces, y esta consulta puede leerlo.",
  withdrawNamed: (address) => `Retirar la ficha ${address}`,
  withdrawWhy:
    "Hágalo cuando todas sus páginas tengan las líneas nuevas. Una página que todavía tiene las líneas de esta ficha ya no se puede enviar, y así se lo dice a sus clientes. Lo que envió se sigue pudiendo leer.",
  withdraw: "Retirar esta ficha",
  withdrawing: "Retirando la ficha.",
  withdrawn: (address) => `La ficha ${address} se ha retirado.`,

  reseal: "Volver a sellar registros anteriores",
  resealWhy: [
    "Esto da a los registros guardados los lectores de ahora: su clave actual en lugar de otras anteriores, los colegas que pueden leer registros anteriores, y ningún antiguo colega. Lo que escribieron los clientes queda sellado como está.",
    "Se puede detener, y la página se puede cerrar: los propios registros muestran lo que queda por hacer. Los registros que lleguen más tarde con líneas antiguas están sellados para la clave antigua; entonces, hágalo otra vez.",
    "Volver a sellar no hace volver nada. Quien conservó una copia de los registros guardados, o la clave propia de un registro, sigue abriendo esa copia.",
  ],
  resealOffer:
    "Los lectores cambiaron, y desde entonces no se han repasado todos los registros anteriores. Vuelva a sellarlos para continuar.",
  resealButton: "Volver a sellar los registros anteriores",
  resealProgress: "Registros repasados",
  stop: "Detener",
  listing: "Enumerando los registros.",
  resealed: (done, total) => `${count(done)} de ${records(total)} repasados.`,
  resealDone: (changed, total) =>
    `Repasados ${records(total)}: ${count(changed)} sellados de nuevo, los demás quedaron como estaban.`,
  resealStopped: (done, total) =>
    `Detenido después de ${count(done)} de ${records(total)}. No se pierde nada; siga cuando quiera.`,
  resealProblems: (number) =>
    plural(number, {
      one: "1 registro no se pudo volver a sellar. Queda como estaba:",
      other: `${count(number)} registros no se pudieron volver a sellar. Quedan como estaban:`,
    }),

  colleagues: "Colegas que también leen",
  colleaguesWhy:
    "Un colega lee los formularios con una clave propia. Recibe del alojamiento los registros sellados por su propia vía; esta página no le da acceso al alojamiento.",
  noColleagues: "Nadie más lee sus formularios.",
  colleagueSince: (day, pastRecords) =>
    `Lee lo que se envía con líneas posteriores al ${day}${pastRecords ? ", y los registros anteriores en cuanto se vuelvan a sellar" : ""}.`,
  wordsOf: (label) => `Palabras de ${label}`,
  add: "Añadir un colega",
  label: "Nombre del colega",
  labelHint: "Se guarda en su llavero, y nadie más lo ve.",
  theirKey: "Su clave pública",
  theirKeyHint: "Empieza por age1pq1 y tiene unos 2.000 caracteres.",
  notAKey: "Esto no es una clave pública, o le falta una parte. Pida otra vez la clave completa.",
  compare: "Mostrar sus palabras",
  compareHeading: (label) => `Compare las palabras con ${label}`,
  compareWhy: (label) =>
    `Llame a ${label} a un número que ya conociera. Que le lea sus palabras desde su propio dispositivo, y léale usted las suyas.`,
  compareDiffers: "Si una palabra es distinta, alguien cambió la clave por el camino. Entonces, no siga.",
  compared: (label) => `${label} me ha leído estas ocho palabras, y todas son iguales`,
  pastRecords: (label) => `${label} puede leer también los registros anteriores`,
  pastRecordsHint:
    "Vuelva a sellar después los registros anteriores. También puede dejarlo: entonces solo se lee lo que llega con las líneas nuevas.",
  addButton: "Añadir como lector",
  adding: "Guardando el llavero y publicando las fichas.",
  back: "Atrás",
  knownAlready: "Esta clave es la suya, o la de un colega que ya está en la lista.",
  added: (label, pastRecords) =>
    `Se ha añadido a ${label}. Ponga las líneas nuevas en su sitio web: solo lo que se envía con ellas está sellado para ${label}.${pastRecords ? " Después, vuelva a sellar más abajo los registros anteriores." : ""}`,
  removeNamed: (label) => `Quitar a ${label}`,
  removeDoes: (label) =>
    `Se publican fichas nuevas sin ${label}. Lo que se envía con las líneas nuevas, ${label} no lo puede abrir. Volver a sellar quita después a ${label} de los registros guardados.`,
  removeCannot: "Lo que no puede hacer:",
  removeLimits: (label) => [
    `Lo que ${label} ha leído, impreso o copiado se queda con ${label}.`,
    `Un registro cuya copia sellada, o cuya clave propia, haya conservado ${label} queda abierto para ${label}, se vuelva a sellar o no. Las copias de seguridad del alojamiento también pueden tener copias así.`,
    `Las páginas que todavía tienen líneas anteriores siguen sellando para ${label}. Cambie sus líneas, y retire las fichas anteriores.`,
    `Si ${label} conoce la frase de contraseña, el código de recuperación o el enlace de configuración, déjele fuera también en la página Llavero, cree aquí una clave nueva, y haga aparecer con --new-token un enlace de configuración nuevo.`,
  ],
  remove: "Quitar como lector",
  removing: "Guardando el llavero y publicando las fichas.",
  removed: (label) =>
    `Se ha quitado a ${label}. Ahora ponga las líneas nuevas en su sitio web, retire las fichas anteriores y vuelva a sellar más abajo los registros anteriores.`,
};
