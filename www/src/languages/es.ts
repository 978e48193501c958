import type { Apart, Translation } from "../messages.ts";

/*
 * Spanish, for Spain and the Americas. Formal address (usted); no adjective that gives the reader a gender.
 * form: formulario · answer: respuesta · device: dispositivo · encrypted: cifrado · practice: consulta ·
 * file: archivo · receipt: comprobante de envío (a "recibo" is for money) · fingerprint: código de comprobación
 */
const NOTHING_SENT = "No se ha enviado nada.";
const TRY_AGAIN = "Por favor, inténtelo de nuevo.";
const STILL_HERE = "Sus respuestas siguen aquí.";
const CLOSED = `${NOTHING_SENT} Por favor, póngase en contacto con la consulta por otro medio, por ejemplo, por teléfono.`;
const RETRY_CLOSED = `${NOTHING_SENT} ${TRY_AGAIN} Si no funciona, use otro navegador o póngase en contacto con la consulta por otro medio.`;
const AGAIN = `${STILL_HERE} ${TRY_AGAIN} Sus respuestas no pueden llegar dos veces.`;
const NOT_READY = `No se ha podido preparar este formulario y por eso permanece cerrado. ${RETRY_CLOSED}`;
const MISTAKE = `Hay un error en esta página y por eso el formulario permanece cerrado. ${CLOSED}`;
const NOT_TRUSTED = `No podemos saber con certeza quién podría leer este formulario y por eso permanece cerrado. ${CLOSED}`;
const TOO_LONG = `Sus respuestas son demasiado largas para enviarlas. ${NOTHING_SENT} ${STILL_HERE} Por favor, acorte la más larga.`;

export const form = {
  who: "Solo {practice} puede leer lo que usted envíe aquí. Se cifra en este dispositivo antes de salir de él.",
  whoExcept: "Este sitio web también puede leer las respuestas que están marcadas más abajo.",
  clear: "Este sitio web puede leer esta respuesta.",
  loading: "Un momento, por favor. Se está preparando el formulario protegido.",
  ready: "El formulario está listo.",
  sealing: "Sus respuestas se están cifrando en este dispositivo.",
  sending: "Sus respuestas cifradas se están enviando.",
  notSealed: `En este momento no se han podido cifrar sus respuestas. ${NOTHING_SENT} ${STILL_HERE} ${TRY_AGAIN}`,
  sent: "Gracias. Sus respuestas se han enviado y {practice} ya las tiene. No necesita hacer nada más.",
  retry: "Intentar de nuevo",
  reference: "Referencia para pedir ayuda:",
  waiting:
    "En este momento no se han podido enviar sus respuestas. Quedan en espera en este dispositivo, cifradas, y se enviarán en cuanto sea posible. Puede cerrar esta página y volver a abrirla más tarde.",
  sendNow: "Enviar ahora",
  change: "Cambiar mis respuestas",
  earlierWaiting:
    "Sus respuestas anteriores siguen en espera en este dispositivo, cifradas. Se enviarán en cuanto sea posible.",
  earlierSent: "Sus respuestas anteriores ya han llegado.",
  receipt: "Su comprobante de envío",
  receiptReference: "Referencia",
  receiptTime: "Fecha y hora de envío",
  receiptRoot: "Código de comprobación de lo que envió",
  receiptSave: "Guardar el comprobante",
  receiptPrint: "Imprimir el comprobante",
  copyMake: "Crear un enlace privado a lo que envié",
  copyLink: "Su enlace privado",
  copyHint:
    "Con este enlace puede leer lo que envió, y también puede leerlo cualquier otra persona que lo tenga. Guárdelo en un lugar seguro.",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `Esta página no se ha cargado mediante una conexión segura y por eso el formulario permanece cerrado. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `No se ha podido cargar una parte de este formulario. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `Parece que no hay conexión, así que no podemos saber si sus respuestas han llegado. ${AGAIN}`,
    "server-refused": `En este momento no se han podido recibir sus respuestas. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `Un archivo ha cambiado mientras se leía. ${NOTHING_SENT} Por favor, elija el archivo de nuevo.`,
    "file-refused":
      "Este archivo no se puede enviar con este formulario. Por favor, lea la nota que está junto a él.",
    "storage-full": `Queda muy poco espacio en este dispositivo. Por favor, libere un poco de espacio. ${TRY_AGAIN}`,
    internal: `Algo no ha funcionado. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "También puede arrastrar archivos hasta aquí.",
    chosen: "Archivos elegidos",
    remove: "Quitar",
    removeNamed: "Quitar {name}",
    removed: "Se ha quitado {name}.",
    count: "Archivos elegidos: {count}",
    tooLarge:
      "«{name}» es demasiado grande. En este formulario, cada archivo puede ocupar {limit} como máximo.",
    tooLargeThere: "«{name}» es más grande de lo que admite la otra parte.",
    tooMany: "Con «{name}» hay un archivo de más. Este formulario admite {limit} como máximo.",
    wrongType: "Este formulario no admite «{name}». Tipos de archivo admitidos: {limit}.",
    folder: "«{name}» es una carpeta. Por favor, elija los archivos que hay en ella.",
    leftOut: "No se ha añadido.",
    pleaseRemove: "Por favor, quítelo.",
    required: "Por favor, elija un archivo.",
    images: "imágenes",
    videos: "vídeos",
    sounds: "grabaciones de sonido",
    sealing: "El archivo {file} de {files} se está cifrando en este dispositivo.",
    sending: "El archivo cifrado {file} de {files} se está enviando.",
    paused: "En pausa. Lo que ya se ha enviado se conserva.",
    amount: "{done} de {total}",
    pause: "Pausar",
    goOn: "Continuar",
    cancel: "Cancelar",
  },
  drafts: {
    question: "¿Quiere que sus respuestas se guarden en este dispositivo mientras escribe?",
    keep: "Sí, hasta que yo las envíe o hasta el {date}",
    risk: "Hasta entonces podrá leerlas cualquier persona que pueda usar este dispositivo.",
    none: "No, no guardar nada. Otras personas también usan este dispositivo, o no lo deseo",
    erase: "Eliminar lo guardado",
    kept: "Sus respuestas están guardadas en este dispositivo.",
    keptWithoutFiles:
      "Sus respuestas están guardadas en este dispositivo, pero no todos sus archivos. Si sale de esta página, elija de nuevo más tarde los que falten.",
    restored: "Sus respuestas de antes están aquí de nuevo.",
    restoredWithoutFiles:
      "Sus respuestas de antes están aquí de nuevo, pero no todos sus archivos. Por favor, elija de nuevo los que faltan.",
    erased: "El borrador de este dispositivo se ha eliminado.",
    notKept:
      "En este momento no se pueden guardar sus respuestas en este dispositivo. Aun así, puede completar el formulario y enviarlo.",
    notErased:
      "No se ha podido eliminar el borrador. Por favor, borre los datos de este sitio web en la configuración de su navegador.",
  },
  undelivered: {
    title: "Lo que usted envió el {date} no se ha podido entregar. Sigue cifrado en este dispositivo.",
    tooLarge: "Es más grande de lo que admite la otra parte.",
    files: "Un archivo que forma parte del envío ha cambiado o ya no está en este dispositivo.",
    refused: "La otra parte no lo acepta.",
    now: "Por favor, rellene de nuevo el formulario o póngase en contacto con la consulta por otro medio.",
    discard: "Borrarlo de este dispositivo",
    ask: "Una vez borrado, nadie podrá enviarlo ni leerlo. ¿Quiere borrarlo?",
    yes: "Sí, borrarlo",
    no: "No, conservarlo",
    discarded: "Se ha borrado de este dispositivo.",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
