import type { Translation } from "../translation.ts";

export const attachment: Translation["attachment"] = {
  swapped:
    "Este não é o arquivo que foi enviado. Foi danificado ou trocado na hospedagem, e nada foi guardado nem mostrado.",
  notListed:
    "A lista de arquivos do formulário não nomeia este, ou o nomeia de outra forma. Pergunte à pessoa antes de confiar nele.",
  download: "Baixar",
  downloadNamed: (name) => `Baixar ${name}`,
  opened: (done, all) => `Aberto ${done} de ${all}.`,
  saved: "Aberto e guardado. A partir de agora está sem proteção no lugar onde foi guardado.",
  preview: "Ver aqui",
  previewNamed: (name) => `Ver aqui ${name}`,
  closePreview: "Fechar",
  closePreviewNamed: (name) => `Fechar ${name}`,
  frame: (name) => `Conteúdo de ${name}`,
  shown: "Mostrado abaixo. Nada dele foi guardado.",
  notShown:
    "Este arquivo não pode ser mostrado aqui: não é o que diz ser, ou está danificado. Só o baixe se confiar nele.",
  unable: "Este navegador não consegue mostrar um PDF aqui. Baixe-o para ler.",
  cutPages: (pages, all) =>
    `São mostradas as primeiras ${pages} de ${all} páginas. Baixe o arquivo para ler o resto.`,
};
