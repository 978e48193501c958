import { pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

export const journal: Translation["journal"] = {
  lead: "Um lugar para escrever, só para você: como foi o dia, o que preocupa, o que quer lembrar.",
  promises: {
    alone: "Só você pode ler. Tudo é trancado neste navegador antes de ser guardado.",
    own: "É seu. Não precisa de consultório nem de conta, e nenhum consultório fica sabendo que você o tem.",
    sharing: "Se quiser, pode enviar um único texto ao seu consultório. Nada vai para lá sozinho.",
  },
  hostSummary: "O que a hospedagem vê?",
  host: "Que há um diário, quando algo foi guardado nele e quanto é no total. Nenhuma palavra do que você escreve, nenhum título, nenhuma etiqueta e nenhum nome.",
  beginHeading: "Escolha uma frase-senha",
  passphrase: "Frase-senha do seu diário",
  noReset:
    "Ninguém pode redefinir esta frase-senha: nem a hospedagem, nem um consultório, nem nós. O próximo passo dá um código de recuperação para o papel, para o dia em que ela for esquecida.",
  make: "Criar o meu diário",
  making:
    "O seu diário está sendo criado e trancado com a frase-senha. Leva alguns segundos, num telefone um pouco mais.",
  refused: "Esta hospedagem não aceita diários novos no momento. Nada foi guardado.",
  haveOne: "Já tem um diário? Então abra o link dele neste dispositivo; está no diário, em “Ajustes”.",
  wrongPassphrase:
    "Esta frase-senha não abre o seu diário. Veja as maiúsculas e os espaços, e tente novamente.",
  wrongCode:
    "Este código de recuperação não abre o seu diário. Pode ser um anterior: um código novo anula o que havia antes.",
  send: "Enviar este texto ao meu consultório",
  sendAgain: "Enviar de novo, como está agora",
  sentTag: (day) => `enviado ${day}`,
  wasSent: (references) => `Você enviou este texto ao seu consultório. Referência: ${references}.`,
  recordTitle: "Texto do diário",
  sendHeading: "Enviar este texto ao seu consultório",
  loading: "A chave do consultório está sendo pedida.",
  noCard:
    "Este diário ainda não conhece o seu consultório. Peça ao consultório o link dele para o diário, e abra esse link neste dispositivo. O seu diário fica como está, e depois você pode enviar um texto daqui.",
  exactly: "Isto é tudo o que será enviado:",
  titleLabel: "Título",
  dateLabel: "Data",
  entryLabel: "Texto",
  nameLabel: "Seu nome",
  nameHint: "Para que o consultório saiba quem escreve. Pode deixar em branco.",
  onlyReader: (practice) => `Só ${practice} poderá ler. O texto é selado neste navegador antes de sair.`,
  noFiles: (number) =>
    plural(number, {
      one: "O arquivo anexado não é enviado: um texto vai sem os seus arquivos.",
      other: `Os ${number} arquivos anexados não são enviados: um texto vai sem os seus arquivos.`,
    }),
  empty: "Ainda não há nada neste texto. Escreva algo primeiro.",
  sentBefore: "Você já enviou este texto antes. O consultório terá os dois: o de então e o de agora.",
  sendButton: "Selar e enviar",
  sending: "O texto está sendo selado e enviado.",
  cancel: "Cancelar",
  close: "Fechar",
  problems: {
    network:
      "A hospedagem não responde. O seu texto continua no seu diário. Tente novamente: mesmo que tenha chegado, o consultório só o recebe uma vez.",
    noKey:
      "Não é possível obter a chave do consultório agora, por isso nada foi enviado. O seu texto continua no seu diário. Tente novamente mais tarde.",
    refused:
      "A hospedagem não aceitou, por isso nada foi enviado. O seu texto continua no seu diário. Tente novamente mais tarde.",
    card: "A chave do consultório não é a que o link diz, por isso nada foi enviado. Peça ao consultório um novo link para o diário.",
    other:
      "Não foi possível selar o texto, por isso nada foi enviado. Ele continua no seu diário. Carregue a página de novo.",
    tooLarge: "Este texto é longo demais para ser enviado de uma vez. Nada foi enviado.",
    notNoted: "Foi enviado, mas não foi possível anotar isso no texto. Guarde a referência.",
  },
  sentHeading: "O texto foi enviado",
  sentTo: (practice) => `${practice} tem este texto agora e pode ler.`,
  sentTime: "Enviado",
  reference: "Referência",
  noted: "O dia e a referência ficam no texto.",
  settings: "Ajustes",
  otherDevice: "Em outro dispositivo",
  otherDeviceWhy:
    "Abra este link lá, e desbloqueie com a sua frase-senha ou o seu código de recuperação. Guarde-o para si: sozinho não abre nada, mas quem o tem pode tentar frases-senha.",
  link: "Link para o seu diário",
  copy: "Copiar o link",
  copied: "Copiado.",
  notCopied: "Este navegador não deixa a página copiar. Selecione o link e copie-o.",
  passphraseHeading: "Alterar a frase-senha",
  passphraseWhy:
    "A frase-senha antiga já não abrirá o seu diário. As cópias mais antigas, como as de um backup da hospedagem, ela ainda abre.",
  codeHeading: "Criar um código de recuperação novo",
  codeWhy:
    "Para quando o papel se perdeu, ou alguém o viu. O código antigo deixa de valer quando o novo for digitado a partir do papel.",
  forgetHeading: "Esquecer o diário neste dispositivo",
  forgetWhy:
    "Para um dispositivo que não é seu. O diário continua no armazém. Para abrir aqui outra vez, você precisa do link: guarde-o antes.",
  forgetButton: "Esquecer aqui",
  forgetting: "O que este dispositivo guarda está sendo apagado.",
  forgetPending:
    "Algo que você escreveu está por enquanto só neste dispositivo, e seria perdido. Conecte-se, espere até ficar guardado, e tente novamente.",
};
