import type { Translation } from "../translation.ts";

const CHANGED =
  "Esta entrada se dañó o se cambió después de enviarse, o pertenece a otro sitio. No se ha abierto.";
const INPUT = "Falta algo que esta página necesita, o no tiene la forma correcta.";
const NOT_STARTED =
  "Lo que abre los registros no se ha podido iniciar en este navegador. Cargue la página de nuevo, o use otro navegador.";

export const problem: Translation["problem"] = {
  "out-of-memory":
    "No hay memoria suficiente para la frase de contraseña. Por favor, cierre otras páginas y programas, y vuelva a intentarlo.",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "Esta frase de contraseña no se puede usar. Por favor, elija otra.",
  "open-failed":
    "No se ha abierto. Por favor, compruebe la frase de contraseña; si es correcta, lo guardado se dañó o se cambió.",
  "no-slot": "Esta entrada se selló para otra persona. Sus claves no la abren.",
  malformed: CHANGED,
  unsupported:
    "Esta entrada se hizo con una versión más nueva de sealform. Por favor, cargue la página de nuevo.",
  "file-missing": "El alojamiento no tiene este archivo. No se subió hasta el final, o se borró allí.",
  "keyring-changed":
    "Otro dispositivo ha cambiado el llavero de la consulta entretanto. Aquí no se ha cambiado nada. Por favor, bloquee esta página, desbloquéela de nuevo y repita el cambio.",
  "record-changed":
    "Otro dispositivo estaba cambiando esta entrada al mismo tiempo. Se queda como está. Por favor, inténtelo de nuevo más tarde.",
  "note-class":
    "Las notas de psicoterapia, las notas de evolución y los diarios se llevan por separado: esto no pasa de unos a otros. No se ha cambiado nada.",
  "note-changed":
    "De esta nota hay una versión más reciente que la que tiene delante. No se ha sobrescrito nada. Ábrala de nuevo, por favor.",
  "notebook-open":
    "Este cuaderno está abierto en otra pestaña o ventana de este navegador. Ciérrelo primero allí, por favor, para que no se sobrescriban entre sí.",
  "invalid-recovery-code":
    "Esto no es un código de recuperación: una letra o una cifra está mal o falta. Por favor, compárelo con el papel, grupo por grupo.",
  "passkey-failed":
    "La llave de acceso no se ha usado: se canceló, o este dispositivo no la tiene. Por favor, inténtelo de nuevo, o use la frase de contraseña o el código de recuperación.",
  "passkey-unfit":
    "Esta llave de acceso no puede cerrar un llavero: no da el mismo secreto cada vez. No se ha cambiado nada. Por favor, use otro dispositivo, u otro tipo de llave de acceso.",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
  "insecure-context":
    "Esta página no se cargó por una conexión segura, por eso aquí no se usa ninguna clave. Ábrala con https.",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "No se puede llegar al alojamiento. Mire la conexión y vuelva a intentarlo.",
  "server-refused":
    "El alojamiento lo ha rechazado. Si después se creó un nuevo enlace de configuración, solo cuenta ese.",
  "too-large": "Lo que envió el alojamiento es más grande de lo que puede ser. No se ha abierto.",
  "limit-exceeded": "Esto pide más de lo que pide nunca quien envía de buena fe. No se ha abierto.",
  "invalid-recipient": "Esto no es una clave pública, o le falta una parte.",
  "storage-full": "En este dispositivo hay muy poco espacio. Por favor, libere algo y vuelva a intentarlo.",
  internal: "Algo ha fallado en esta página. Cárguela de nuevo.",
};
