import type { Translation } from "../translation.ts";

export const setup: Translation["setup"] = {
  making:
    "Criando a chave e trancando-a com a frase-senha. Demora alguns segundos; em um telefone, um pouco mais.",
  importing: "Abrindo o arquivo do chaveiro e colocando-o neste armazém. Demora alguns segundos.",
  doneFor: (practice) => `A partir de agora, o que os clientes enviam só pode ser lido por ${practice}.`,
  openCheckIn: "Abrir o questionário semanal",
  openJournal: "Abrir o diário",
  copied: "Copiado.",
  notCopied: "Este navegador não deixa a página copiar. Selecione as linhas e copie-as.",
  passkeyHeading: "Desbloquear com uma chave de acesso neste dispositivo?",
  passkeyWhy:
    "Uma chave de acesso desbloqueia com a impressão digital, o rosto ou o PIN do dispositivo. A frase-senha e o código de recuperação continuam valendo. Também pode acrescentar uma mais tarde.",
  passkeyLabel: "Nome desta chave de acesso",
  passkeyDefault: "Este dispositivo",
  passkeyAdd: "Acrescentar uma chave de acesso",
  passkeyAdding:
    "Siga o que o navegador mostra. Ele pergunta mais de uma vez: a chave de acesso é experimentada antes de valer.",
  passkeySkip: "Seguir sem ela",
  fileHeading: "Tenho um arquivo de chaveiro",
  fileWhy:
    "Se tinha um consultório em outro armazém, o arquivo do chaveiro dele traz as chaves para cá. O link de configuração deste armazém toma o lugar do anterior.",
  file: "Arquivo do chaveiro",
  fileKey: "A frase-senha ou o código de recuperação dele",
  fileOpen: "Abrir o arquivo",
  fileExists: "Este armazém já tem este chaveiro. Desbloqueie-o na caixa de entrada.",
  fileWrong: "Isto não abre o arquivo, nem como frase-senha nem como código de recuperação.",
};
