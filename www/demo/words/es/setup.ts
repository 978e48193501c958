import type { Translation } from "../translation.ts";

export const setup: Translation["setup"] = {
  making:
    "Creando la clave y cerrándola con la frase de contraseña. Tarda unos segundos; en un teléfono, un poco más.",
  importing: "Abriendo el archivo del llavero y poniéndolo en este almacén. Tarda unos segundos.",
  doneFor: (practice) => `A partir de ahora, solo ${practice} puede leer lo que envían los clientes.`,
  openCheckIn: "Abrir el cuestionario semanal",
  openJournal: "Abrir el diario",
  copied: "Copiado.",
  notCopied: "Este navegador no deja que la página copie. Seleccione las líneas y cópielas.",
  passkeyHeading: "¿Desbloquear con una llave de acceso en este dispositivo?",
  passkeyWhy:
    "Una llave de acceso desbloquea con la huella dactilar, la cara o el PIN del dispositivo. La frase de contraseña y el código de recuperación siguen sirviendo. También puede añadir una más tarde.",
  passkeyLabel: "Nombre de esta llave de acceso",
  passkeyDefault: "Este dispositivo",
  passkeyAdd: "Añadir una llave de acceso",
  passkeyAdding:
    "Siga lo que muestra su navegador. Pregunta más de una vez: la llave de acceso se prueba antes de que cuente.",
  passkeySkip: "Seguir sin ella",
  fileHeading: "Tengo un archivo de llavero",
  fileWhy:
    "Si tenía una consulta en otro almacén, el archivo de su llavero trae las claves aquí. El enlace de configuración de este almacén ocupa el lugar del anterior.",
  file: "Archivo del llavero",
  fileKey: "Su frase de contraseña o su código de recuperación",
  fileOpen: "Abrir el archivo",
  fileExists: "Este almacén ya tiene este llavero. Desbloquéelo en la bandeja de entrada.",
  fileWrong: "Esto no abre el archivo, ni como frase de contraseña ni como código de recuperación.",
};
