import type { Translation } from "../translation.ts";

export const attachment: Translation["attachment"] = {
  swapped:
    "Este no es el archivo que se envió. Se dañó o se cambió en el alojamiento; no se ha guardado ni mostrado nada.",
  notListed:
    "La lista de archivos del formulario no nombra este archivo, o lo nombra de otro modo. Pregunte a la persona antes de fiarse de él.",
  download: "Descargar",
  downloadNamed: (name) => `Descargar ${name}`,
  opened: (done, all) => `Abierto ${done} de ${all}.`,
  saved: "Abierto y guardado. A partir de ahora está sin protección allí donde lo ha guardado.",
  preview: "Vista previa",
  previewNamed: (name) => `Vista previa de ${name}`,
  closePreview: "Cerrar la vista previa",
  closePreviewNamed: (name) => `Cerrar la vista previa de ${name}`,
  frame: (name) => `Vista previa de ${name}`,
  shown: "Se muestra abajo. No se ha guardado nada de él.",
  notShown:
    "Este archivo no se puede mostrar aquí: no es lo que dice ser, o está dañado. Descárguelo solo si se fía de él.",
  unable: "Este navegador no puede mostrar un PDF aquí. Descárguelo para leerlo.",
  cutPages: (pages, all) =>
    `Se muestran las primeras ${pages} de ${all} páginas. Descargue el archivo para leer el resto.`,
};
