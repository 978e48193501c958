import { pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("es");

export const journal: Translation["journal"] = {
  lead: "Un lugar para escribir, solo para usted: cómo ha ido el día, qué le preocupa, qué quiere recordar.",
  promises: {
    alone: "Solo usted puede leerlo. Todo se cierra en este navegador antes de guardarse.",
    own: "Es suyo. No necesita ni consulta ni cuenta, y ninguna consulta se entera de que lo tiene.",
    sharing: "Si quiere, puede enviar una sola entrada a su consulta. Nada llega allí por sí mismo.",
  },
  hostSummary: "¿Qué ve el alojamiento?",
  host: "Que hay un diario, cuándo se guardó algo en él y cuánto es en total. Ni una palabra de lo que escribe, ni un título, ni una etiqueta, ni un nombre.",
  beginHeading: "Elija una frase de contraseña",
  passphrase: "Frase de contraseña de su diario",
  noReset:
    "Nadie puede restablecer esta frase de contraseña: ni el alojamiento, ni una consulta, ni nosotros. El paso siguiente le da un código de recuperación para papel, para el día en que se olvide.",
  make: "Crear mi diario",
  making:
    "Se crea su diario y se cierra con la frase de contraseña. Tarda unos segundos, en un teléfono un poco más.",
  refused: "Este alojamiento no admite diarios nuevos por ahora. No se ha guardado nada.",
  haveOne:
    "¿Ya tiene un diario? Abra entonces su enlace en este dispositivo; lo encuentra en el diario, en «Ajustes».",
  wrongPassphrase:
    "Esta frase de contraseña no abre su diario. Fíjese en las mayúsculas y los espacios, y vuelva a intentarlo.",
  wrongCode:
    "Este código de recuperación no abre su diario. Puede ser uno anterior: un código nuevo anula el que había.",
  send: "Enviar esta entrada a mi consulta",
  sendAgain: "Enviarla otra vez, tal como está ahora",
  sentTag: (day) => `enviado ${day}`,
  wasSent: (references) => `Ha enviado esta entrada a su consulta. Referencia: ${references}.`,
  recordTitle: "Entrada del diario",
  sendHeading: "Enviar esta entrada a su consulta",
  loading: "Se pide la clave de la consulta.",
  noCard:
    "Este diario no conoce todavía su consulta. Pida a la consulta su enlace al diario y ábralo en este dispositivo. Su diario queda como está, y después podrá enviar una entrada desde aquí.",
  exactly: "Esto es todo lo que se enviará:",
  titleLabel: "Título",
  dateLabel: "Fecha",
  entryLabel: "Entrada",
  nameLabel: "Su nombre",
  nameHint: "Para que la consulta sepa quién escribe. Puede dejarlo vacío.",
  onlyReader: (practice) => `Solo ${practice} podrá leerla. Se sella en este navegador antes de salir.`,
  noFiles: (number) =>
    plural(number, {
      one: "El archivo adjunto no se envía: una entrada va sin sus archivos.",
      other: `Los ${number} archivos adjuntos no se envían: una entrada va sin sus archivos.`,
    }),
  empty: "Todavía no hay nada en esta entrada. Escriba algo primero.",
  sentBefore: "Ya ha enviado esta entrada antes. La consulta tendrá las dos: la de entonces y la de ahora.",
  sendButton: "Sellar y enviar",
  sending: "La entrada se sella y se envía.",
  cancel: "Cancelar",
  close: "Cerrar",
  problems: {
    network:
      "El alojamiento no responde. Su entrada sigue en su diario. Inténtelo otra vez: aunque haya llegado, la consulta la recibe una sola vez.",
    noKey:
      "Ahora no se puede obtener la clave de la consulta, así que no se ha enviado nada. Su entrada sigue en su diario. Inténtelo más tarde.",
    refused:
      "El alojamiento no la ha aceptado, así que no se ha enviado nada. Su entrada sigue en su diario. Inténtelo más tarde.",
    card: "La clave de la consulta no es la que dice su enlace, así que no se ha enviado nada. Pida a la consulta un nuevo enlace al diario.",
    other:
      "No se ha podido sellar la entrada, así que no se ha enviado nada. Sigue en su diario. Cargue la página de nuevo.",
    tooLarge: "Esta entrada es demasiado larga para enviarse de una vez. No se ha enviado nada.",
    notNoted: "La entrada se ha enviado, pero no se ha podido anotar en ella. Guarde la referencia.",
  },
  sentHeading: "La entrada se ha enviado",
  sentTo: (practice) => `${practice} tiene ahora esta entrada y puede leerla.`,
  sentTime: "Enviado",
  reference: "Referencia",
  noted: "El día y la referencia quedan en la entrada.",
  settings: "Ajustes",
  otherDevice: "En otro dispositivo",
  otherDeviceWhy:
    "Abra allí este enlace y desbloquee con su frase de contraseña o su código de recuperación. No lo comparta: por sí solo no abre nada, pero quien lo tiene puede probar frases de contraseña.",
  link: "Enlace a su diario",
  copy: "Copiar el enlace",
  copied: "Copiado.",
  notCopied: "Este navegador no deja que la página copie. Seleccione el enlace y cópielo.",
  passphraseHeading: "Cambiar la frase de contraseña",
  passphraseWhy:
    "La frase de contraseña anterior ya no abrirá su diario. Las copias más antiguas, como las de una copia de seguridad del alojamiento, las sigue abriendo.",
  codeHeading: "Crear un código de recuperación nuevo",
  codeWhy:
    "Para cuando se ha perdido el papel, o alguien lo ha visto. El código anterior deja de servir cuando se ha escrito aquí el nuevo.",
  forgetHeading: "Olvidar el diario en este dispositivo",
  forgetWhy:
    "Para un dispositivo que no es suyo. El diario sigue en el almacén. Para abrirlo otra vez aquí necesita su enlace: guárdelo antes.",
  forgetButton: "Olvidarlo aquí",
  forgetting: "Se borra lo que guarda este dispositivo.",
  forgetPending:
    "Algo de lo que ha escrito está de momento solo en este dispositivo y se perdería. Conéctese, espere a que quede guardado e inténtelo otra vez.",
};
