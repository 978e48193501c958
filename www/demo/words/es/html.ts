import type { Translation } from "../translation.ts";

export const html: Translation["html"] = {
  skip: "Ir al contenido",
  nav: "Demostración",
  navIntake: "Formulario de admisión",
  navCheckIn: "Cuestionario semanal",
  navJournal: "Diario",
  journalTitle: "Diario · demostración de sealform",
  journalHeading: "Diario",
  journalUnlock: "Abrir su diario",
  journalAlone: "Solo usted puede leer lo que hay aquí.",
  indexJournal:
    "Quienes acuden a la consulta tienen también un lugar propio: un <a>diario</a> que nadie más puede leer, y desde el que envían una entrada a la consulta cuando quieren.",
  navInbox: "Bandeja de entrada",
  navHost: "Lo que ve el alojamiento",
  navKeyring: "Llavero",
  navPractice: "Consulta",
  navNotebook: "Cuaderno",
  footer:
    "Una demostración de sealform. Funciona solo en este equipo. Por favor, no escriba datos reales de nadie.",
  copyTitle: "Lo que usted envió · demostración de sealform",
  copyHeading: "Lo que usted envió",
  hostTitle: "Lo que ve el alojamiento · demostración de sealform",
  hostHeading: "Lo que ve el alojamiento",
  inboxTitle: "Bandeja de entrada · demostración de sealform",
  inboxHeading: "Bandeja de entrada",
  indexTitle: "Formularios que solo la consulta puede leer · demostración de sealform",
  indexHeading: "Formularios que solo la consulta puede leer",
  keyringTitle: "Llavero · demostración de sealform",
  keyringHeading: "Llavero",
  notebookTitle: "Cuaderno · demostración de sealform",
  notebookHeading: "Cuaderno",
  notebookUnlock: "Desbloquear el cuaderno",
  practiceTitle: "Consulta · demostración de sealform",
  practiceHeading: "Consulta",
  setupTitle: "Configurar la consulta · demostración de sealform",
  setupHeading: "Configurar la consulta",
  lock: "Bloquear",
  hostUnlock: "Desbloquear la clave de la consulta",
  inboxUnlock: "Desbloquear la bandeja de entrada",
  keyringUnlock: "Desbloquear el llavero",

  hostLead:
    "El mismo envío dos veces: tal como está en la base de datos del alojamiento, y tal como lo lee la consulta. Entre los dos solo está la clave de la consulta.",
  hostWhich: "Envío",
  hostEmpty: "El alojamiento todavía no tiene nada",
  hostTry: "Para ver lo que recibe, <a>rellene el formulario de admisión</a> y envíelo.",
  hostRow: "En la base de datos del alojamiento",
  hostRowWhy: "Una fila de la tabla <code>submissions</code>. Es todo lo que hay.",
  hostOpened: "Abierto con la clave de la consulta, en este navegador",
  hostTell: "Lo que el alojamiento sabe sin la clave",
  hostTellTime:
    "<strong>Que llegó un formulario, y cuándo</strong>: la fila tiene una hora, y el alojamiento vio la dirección de red de quien envió.",
  hostTellSize:
    "<strong>Cuánto se escribió, más o menos</strong>: cada respuesta se rellena hasta tamaños fijos, de modo que una corta se parece a cualquier otra corta, pero una muy larga se nota.",
  hostTellCount:
    "<strong>Cuántas respuestas hay</strong>, incluidas las vacías, y para cuántas claves se selló el formulario.",
  hostTellContext:
    "<strong>El contexto</strong>: el nombre del formulario, y el hash de la ficha con la que se selló. Están sin cifrar para que un registro no se pueda mover a otro formulario. Nada de ello trata de la persona.",
  hostCannot:
    "No puede saber quién escribió, ni qué. Puede borrar una fila o retenerla, y podría dar otro código a la siguiente visita: ningún cifrado en una página web puede excluirlo.",

  indexLead:
    "Lo que una persona escribe en un formulario de admisión es de lo más privado que escribirá nunca. Aquí se sella en su propio navegador, antes de enviarse. El alojamiento web, su base de datos y sus copias de seguridad guardan solo texto cifrado. La consulta lo abre con su frase de contraseña, en su propio dispositivo.",
  indexStart:
    "Este dispositivo todavía no está configurado. Para empezar, abra el enlace de configuración que apareció en el terminal al iniciar la demostración.",
  indexSteps: "Todo el camino, en cuatro pasos",
  stepSetup: "Configurar",
  stepSetupWhat:
    "Dé un nombre a la consulta y elija una frase de contraseña. El navegador crea la clave de la consulta, la cierra con la frase de contraseña y publica la ficha que dice al formulario para quién sellar.",
  stepSetupLink: "Con el enlace del terminal",
  stepFill: "Rellenar",
  stepFillWhat:
    "Póngase un momento en el lugar del cliente: rellene el formulario de admisión y envíelo. Basta un teléfono. No notará más que una línea que dice quién puede leerlo, y una referencia al final.",
  openIntake: "Abrir el formulario de admisión",
  stepRead: "Leer",
  stepReadWhat:
    "Póngase en el lugar del terapeuta: desbloquee la bandeja de entrada con la frase de contraseña. Están todas las respuestas, en su orden, con la pregunta tal como se vio.",
  openInbox: "Abrir la bandeja de entrada",
  stepHost: "Ver lo que ve el alojamiento",
  stepHostWhat:
    "Mire el mismo envío tal como está en la base de datos del alojamiento, byte a byte, junto al registro que solo la clave de la consulta puede abrir.",
  stepHostLink: "Comparar los dos",
  protected: "Lo que está protegido",
  protectedHost:
    "El alojamiento, su personal, sus copias de seguridad y quien entre en ellos por la fuerza no pueden leer ninguna respuesta.",
  protectedChange:
    "Nadie puede cambiar una respuesta, intercambiar dos o llevarlas a otro formulario sin que se note.",
  protectedKey:
    "La clave une una clásica y una poscuántica, para que lo que se guarda hoy siga cerrado mañana.",
  protectedFail: "Si algo falla, no se envía nada. No hay ningún camino sin sellar.",
  unprotected: "Lo que no",
  unprotectedSees:
    "El alojamiento ve que llegó un formulario, cuándo, desde qué dirección de red, y más o menos lo largo que es.",
  unprotectedDelete: "El alojamiento puede borrar o retener lo que guarda.",
  unprotectedCode:
    "Quien sirve la página sirve también su código. Un alojamiento deshonesto podría servir otro código.",
  unprotectedDevice: "Un dispositivo con programas maliciosos puede leer lo que se escribe en él.",

  setupNoToken:
    "Esta página necesita el enlace de configuración que apareció en el terminal al iniciar la demostración. Abra ese enlace en este navegador.",
  setupAlready:
    "Si la consulta ya está configurada, vaya a la <a>bandeja de entrada</a>. Para obtener un enlace nuevo, inicie el almacén con <code>--new-token</code>; el enlace anterior deja entonces de servir.",
  setupLead:
    "La clave se crea en este navegador y se cierra con su frase de contraseña antes de salir de él. El alojamiento no tiene nunca ninguna de las dos.",
  setupAgain:
    "<strong>Aquí ya hay una consulta configurada.</strong> Si sigue, el formulario de admisión se sella con una clave nueva. Lo que se envió hasta ahora se sigue abriendo con el enlace anterior a la bandeja de entrada y la frase de contraseña anterior.",
  setupName: "Nombre de la consulta",
  setupNameHint: "Los clientes lo ven sobre el formulario: «Solo … puede leer lo que usted envíe aquí.»",
  setupNoReset:
    "<strong>Nadie puede restablecer esta frase de contraseña.</strong> Ni el alojamiento ni nosotros. El paso siguiente le da un código de recuperación en papel, para el día en que se olvide.",
  setupMake: "Crear la clave",
  setupDone: "La consulta está configurada",
  setupLinks:
    "<strong>Conserve los dos enlaces.</strong> Los clientes reciben el enlace al formulario de admisión. El enlace a la bandeja de entrada es suyo: en otro dispositivo lo necesita junto con la frase de contraseña o el código de recuperación. No lo pase a nadie: no abre nada por sí solo, pero quien lo tiene puede probar frases de contraseña.",
  setupEmbed: "Para poner el formulario en su propio sitio web",
  setupEmbedWhy:
    "Estas líneas rodean el formulario que ya tiene. Con los dos valores de <code>integrity</code> el navegador comprueba el script y la ficha.",
  copy: "Copiar",
  setupOldBrowsers:
    "Los navegadores anteriores a 2022 no conocen <code>method=\"dialog\"</code>; por eso, ponga en la Content-Security-Policy de su sitio web <code>form-action 'none'</code>: así tampoco ellos envían nada sin sellar.",
  setupFingerprint: "El código de comprobación de la clave",
  setupFingerprintWhy:
    "Nombra la clave de la consulta. Dos personas que se lo leen la una a la otra saben que hablan de la misma clave.",
};
