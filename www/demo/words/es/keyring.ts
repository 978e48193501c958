import type { Translation } from "../translation.ts";

/*
 * keyring: llavero · passphrase: frase de contraseña · recovery code: código de recuperación · passkey: llave de acceso ·
 * card: ficha · to seal: sellar, re-seal: volver a sellar · host: alojamiento · store: almacén · submission: envío · record:
 * registro
 */
export const keyring: Translation["keyring"] = {
  ways: "Lo que desbloquea esta consulta",
  waysHint: "Cada una de estas cosas lo abre todo por sí sola. Quite lo que no conozca o ya no tenga.",
  types: {
    passphrase: "Frase de contraseña",
    recovery: "Código de recuperación",
    passkey: "Llave de acceso",
  },
  since: "desde",
  noCode:
    "No hay ningún código de recuperación. Si se olvida la frase de contraseña, se pierde todo lo que enviaron los clientes. Cree uno más abajo.",
  remove: "Quitar",
  removeNamed: (label) => `Quitar la llave de acceso ${label}`,
  removed: (label) => `La llave de acceso ${label} ya no abre nada.`,

  drillHeading: "Probar el código de recuperación",
  drillDue: (day) =>
    `Desde el ${day} han pasado tres meses o más. Saque el papel y pruebe si el código todavía abre la consulta: una copia que no se puede abrir no es ninguna.`,
  drillWhy: "Abre el llavero tal como está en el almacén con el código de su papel, y no cambia nada.",
  drilled: (day) => `Probado por última vez el ${day}.`,
  drillField: "Código de recuperación",
  drillButton: "Probar el código",
  drilling: "Abriendo con el código el llavero guardado. Tarda unos segundos.",
  drillDone: "El código abre la consulta. Vuelva a guardar el papel.",
  drillWrong:
    "Este código no abre la consulta. Si no encuentra el correcto, cree ahora un código de recuperación nuevo.",

  passphraseHeading: "Cambiar la frase de contraseña",
  passphraseWhy:
    "La frase de contraseña anterior ya no abre el llavero del almacén. Las copias más antiguas, como las de una copia de seguridad, las sigue abriendo.",
  newPassphrase: "Nueva frase de contraseña",
  passphraseButton: "Cerrarlo con la nueva",
  passphraseWorking: "Cerrando el llavero con la nueva frase de contraseña. Tarda unos segundos.",
  passphraseDone: "La frase de contraseña se ha cambiado.",

  codeHeading: "Crear un código de recuperación nuevo",
  codeWhy:
    "Para cuando se ha perdido el papel, o alguien lo ha visto. El código anterior deja de servir cuando se ha escrito aquí el nuevo.",
  codeButton: "Crear un código nuevo",
  codeMaking: "Creando el código.",
  codeDone: "El nuevo código de recuperación ya sirve, y el anterior ha dejado de servir.",

  passkeyHeading: "Añadir una llave de acceso",
  passkeyWhy:
    "Una llave de acceso desbloquea con una huella dactilar, una cara o un PIN. Nunca es la única entrada: la frase de contraseña y el código de recuperación siguen sirviendo.",
  passkeyNone: "Este navegador no tiene llaves de acceso en esta dirección.",
  passkeyLabel: "Nombre de la llave de acceso",
  passkeyButton: "Crear la llave de acceso",
  passkeyWorking:
    "Siga lo que muestra su navegador. Pregunta más de una vez: la llave de acceso se prueba antes de que cuente.",
  passkeyDone: (label) => `La llave de acceso ${label} ya desbloquea esta consulta.`,

  shutHeading: "Dejar fuera un dispositivo perdido",
  shutWhy:
    "Si un dispositivo se perdió o lo robaron mientras la consulta estaba abierta en él, dé al llavero un cierre nuevo: una frase de contraseña nueva, un código de recuperación nuevo y ninguna llave de acceso.",
  shutLimits:
    "Lo que se leyó o copió en ese dispositivo no se puede recuperar, y puede que conozca las claves mismas. Por eso, cree también una clave nueva, y haga aparecer con --new-token un enlace de configuración nuevo, que anula el token anterior.",
  shutButton: "Seguir con un código de recuperación nuevo",
  shutDone:
    "Ahora solo la nueva frase de contraseña y el nuevo código de recuperación abren el llavero. Cree ahora una clave nueva, y un token nuevo del almacén.",

  fileHeading: "Guardar una copia del llavero",
  fileWhy:
    "El archivo está cerrado como el del almacén: lo abre la frase de contraseña o el código de recuperación de hoy, y nada más. Con él puede leerlo todo, aunque el alojamiento ya no exista.",
  fileBack:
    "Para llevarlo a otro almacén, abra el enlace de configuración de ese almacén y elija «Tengo un archivo de llavero».",
  fileButton: "Guardar el archivo del llavero",
  fileWorking: "Creando el archivo.",
  fileDone: "Guardado. Consérvelo junto al papel, o en una memoria USB.",
};
