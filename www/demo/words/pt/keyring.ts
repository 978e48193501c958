import type { Translation } from "../translation.ts";

/*
 * keyring: chaveiro · passphrase: frase-senha · recovery code: código de recuperação · passkey: chave de acesso · card: cartão ·
 * to seal: selar, re-seal: selar de novo · host: hospedagem · store: armazém · submission: envio · record: registro
 */
export const keyring: Translation["keyring"] = {
  ways: "O que desbloqueia este consultório",
  waysHint: "Cada uma destas coisas abre tudo sozinha. Remova o que não conhece ou já não tem.",
  types: { passphrase: "Frase-senha", recovery: "Código de recuperação", passkey: "Chave de acesso" },
  since: "desde",
  noCode:
    "Não há código de recuperação. Se a frase-senha for esquecida, perde-se tudo o que os clientes enviaram. Crie um abaixo.",
  remove: "Remover",
  removeNamed: (label) => `Remover a chave de acesso ${label}`,
  removed: (label) => `A chave de acesso ${label} já não abre nada.`,

  drillHeading: "Experimentar o código de recuperação",
  drillDue: (day) =>
    `Desde ${day} já passaram três meses ou mais. Pegue o papel e experimente se o código ainda abre o consultório: uma cópia que não se pode abrir não é nenhuma.`,
  drillWhy: "Isto abre o chaveiro como está no armazém com o código do seu papel, e não altera nada.",
  drilled: (day) => `Experimentado pela última vez em ${day}.`,
  drillField: "Código de recuperação",
  drillButton: "Experimentar o código",
  drilling: "Abrindo com o código o chaveiro guardado. Demora alguns segundos.",
  drillDone: "O código abre o consultório. Guarde de novo o papel.",
  drillWrong:
    "Este código não abre o consultório. Se não encontrar o correto, crie agora um código de recuperação novo.",

  passphraseHeading: "Alterar a frase-senha",
  passphraseWhy:
    "A frase-senha antiga já não abre o chaveiro no armazém. As cópias mais antigas, como as de um backup, ela ainda abre.",
  newPassphrase: "Nova frase-senha",
  passphraseButton: "Trancar com a nova",
  passphraseWorking: "Trancando o chaveiro com a nova frase-senha. Demora alguns segundos.",
  passphraseDone: "A frase-senha foi alterada.",

  codeHeading: "Criar um código de recuperação novo",
  codeWhy:
    "Para quando o papel se perdeu, ou alguém o viu. O código antigo deixa de valer quando o novo for digitado a partir do papel.",
  codeButton: "Criar um código novo",
  codeMaking: "Criando o código.",
  codeDone: "O novo código de recuperação já vale, e o antigo deixou de valer.",

  passkeyHeading: "Acrescentar uma chave de acesso",
  passkeyWhy:
    "Uma chave de acesso desbloqueia com uma impressão digital, um rosto ou um PIN. Nunca é a única entrada: a frase-senha e o código de recuperação continuam valendo.",
  passkeyNone: "Este navegador não tem chaves de acesso neste endereço.",
  passkeyLabel: "Nome da chave de acesso",
  passkeyButton: "Criar a chave de acesso",
  passkeyWorking:
    "Siga o que o navegador mostra. Ele pergunta mais de uma vez: a chave de acesso é experimentada antes de valer.",
  passkeyDone: (label) => `A chave de acesso ${label} já desbloqueia este consultório.`,

  shutHeading: "Deixar de fora um dispositivo perdido",
  shutWhy:
    "Se um dispositivo se perdeu ou foi roubado enquanto o consultório estava aberto nele, dê ao chaveiro uma tranca nova: uma frase-senha nova, um código de recuperação novo e nenhuma chave de acesso.",
  shutLimits:
    "O que foi lido ou copiado nesse dispositivo não se pode trazer de volta, e ele pode conhecer as próprias chaves. Por isso, crie também uma chave nova, e faça aparecer com --new-token um link de configuração novo, que anula o token antigo.",
  shutButton: "Seguir para um código de recuperação novo",
  shutDone:
    "Agora só a nova frase-senha e o novo código de recuperação abrem o chaveiro. Crie agora uma chave nova, e um token novo do armazém.",

  fileHeading: "Guardar uma cópia do chaveiro",
  fileWhy:
    "O arquivo está trancado como o do armazém: abre-o a frase-senha ou o código de recuperação de hoje, e mais nada. Com ele pode ler tudo, mesmo que a hospedagem já não exista.",
  fileBack:
    "Para levá-lo a outro armazém, abra o link de configuração desse armazém e escolha “Tenho um arquivo de chaveiro”.",
  fileButton: "Guardar o arquivo do chaveiro",
  fileWorking: "Criando o arquivo.",
  fileDone: "Guardado. Deixe-o junto do papel, ou em um pen drive.",
};
