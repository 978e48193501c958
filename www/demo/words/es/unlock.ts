import type { Translation } from "../translation.ts";

export const unlock: Translation["unlock"] = {
  passphrase: "Frase de contraseña de la consulta",
  code: "Código de recuperación",
  codeHint: "Siete grupos de cuatro letras y cifras. Las mayúsculas, los guiones y los espacios no importan.",
  unlock: "Desbloquear",
  withCode: "Usar el código de recuperación",
  withPassphrase: "Usar la frase de contraseña",
  withPasskey: "Usar una llave de acceso",
  unlocking: "Desbloqueando. Tarda unos segundos, y así debe ser: hace lento el adivinar.",
  askingPasskey: "Pidiendo la llave de acceso. Siga lo que muestra su navegador.",
  wrongPassphrase:
    "Esta frase de contraseña no abre la clave de la consulta. Fíjese en las mayúsculas y los espacios, y vuelva a intentarlo.",
  wrongCode:
    "Este código de recuperación no abre la clave de la consulta. Puede ser uno anterior: un código nuevo anula el que había.",
  wrongPasskey:
    "Esta llave de acceso ya no abre la clave de la consulta. Use la frase de contraseña o el código de recuperación.",
  unknown:
    "Este dispositivo todavía no conoce la consulta. Abra el enlace a la bandeja de entrada que mostró la configuración.",
  notSetUp:
    "Si todavía no hay nada configurado, abra el enlace de configuración que apareció en el terminal.",
};
