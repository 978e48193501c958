import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

const records = (number: number): string =>
  `${count(number)} ${plural(number, { one: "registro", other: "registros" })}`;

export const practice: Translation["practice"] = {
  copy: "Copiar",
  copyNamed: (name) => `Copiar: ${name}`,
  copied: "Copiado.",
  notCopied: "Este navegador não deixa a página copiar. Selecione o texto e copie-o.",

  ownKey: "A chave pública do consultório",
  ownKeyWhy:
    "Os formulários são selados para esta chave. As palavras dela são as mesmas onde quer que a chave seja a mesma. Ninguém consegue ler nada com elas, por isso podem ser ditas ao telefone.",
  ownWords: "As suas palavras",
  since: (day) => `Em uso desde ${day}.`,
  earlier: (number) =>
    plural(number, {
      one: `Há ${count(number)} chave anterior no chaveiro, por isso o que foi selado para ela pode ser lido.`,
      other: `Há ${count(number)} chaves anteriores no chaveiro, por isso o que foi selado para elas pode ser lido.`,
    }),
  wholeKey: "A chave pública inteira",
  wholeKeyWhy:
    "Um colega precisa dela para que o consultório também leia os formulários dele. Envie-a de qualquer forma, e depois comparem as palavras.",

  rotate: "Criar uma chave nova",
  rotateWhy: [
    "Os formulários com as linhas novas são selados para a chave nova. Os que ainda têm as linhas antigas são selados para a chave antiga, como até agora. A chave antiga fica no chaveiro: tudo pode ser lido, quaisquer que sejam as linhas com que foi enviado.",
    "Uma chave nova é o certo quando alguém pode ter copiado a antiga, por exemplo, de um dispositivo que se perdeu enquanto o consultório estava aberto nele. Ela protege o que chega com linhas novas. O que foi selado para a chave antiga fica aberto a quem tiver a chave antiga e conseguir os registros guardados.",
  ],
  rotateFiles:
    "Os arquivos de chaveiro guardados antes não contêm a chave nova. Guarde depois um novo na página Chaveiro.",
  rotateButton: "Criar uma chave nova e cartões novos",
  rotating: "Criando a chave, guardando o chaveiro e publicando os cartões.",
  rotated:
    "A chave nova já vale. Agora ponha as linhas novas no seu site, guarde um arquivo de chaveiro novo e, se quiser, sele de novo abaixo os registros anteriores.",

  cards: "Cartões de formulário",
  noCards:
    "Não há nenhum cartão de formulário no chaveiro. O que uma versão anterior publicou entra quando o consultório for configurado de novo.",
  behind:
    "O cartão mais novo não nomeia exatamente quem lê agora. Não foi publicado até o fim. Publique-o outra vez, e depois ponha as linhas novas no seu site.",
  republish: "Publicar os cartões outra vez",
  republishing: "Publicando os cartões.",
  republished: "Os cartões estão publicados. Agora ponha as linhas novas no seu site.",
  form: (form) => `Formulário “${form}”`,
  address: "Cartão",
  published: "Publicado",
  sealsTo: "Sela para",
  currentKey: "a chave do consultório",
  earlierKey: "uma chave anterior do consultório",
  formerColleague: (fingerprint) => `um antigo colega (${fingerprint})`,
  linesFor: (form) => `Linhas para o formulário “${form}”`,
  lines: "Linhas para o seu site",
  linesWhy: "Estas linhas ficam em volta do formulário do seu site, no lugar de outras anteriores.",
  openForm: (form) => `Abrir o formulário “${form}” com estas linhas`,
  olderCards: "Cartões anteriores que ainda valem",
  olderWhy:
    "As páginas com linhas anteriores continuam funcionando. O que enviam é selado para quem foi nomeado então, e este consultório pode ler.",
  withdrawNamed: (address) => `Retirar o cartão ${address}`,
  withdrawWhy:
    "Faça isto quando todas as suas páginas tiverem as linhas novas. De uma página que ainda tem as linhas deste cartão já nada pode ser enviado, e ela diz isso aos clientes. O que ela enviou continua legível.",
  withdraw: "Retirar este cartão",
  withdrawing: "Retirando o cartão.",
  withdrawn: (address) => `O cartão ${address} foi retirado.`,

  reseal: "Selar de novo os registros anteriores",
  resealWhy: [
    "Isto dá aos registros guardados os leitores de agora: a sua chave atual no lugar das anteriores, os colegas que podem ler registros anteriores, e nenhum antigo colega. O que os clientes escreveram fica selado como está.",
    "Pode ser interrompido, e a página pode ser fechada: os próprios registros mostram o que falta fazer. Os registros que chegarem mais tarde com linhas antigas são selados para a chave antiga; então, faça isto mais uma vez.",
    "Selar de novo não traz nada de volta. Quem guardou uma cópia dos registros, ou a chave própria de um registro, continua abrindo essa cópia.",
  ],
  resealOffer:
    "Os leitores mudaram, e desde então nem todos os registros anteriores foram percorridos. Sele-os de novo para continuar.",
  resealButton: "Selar de novo os registros anteriores",
  resealProgress: "Registros percorridos",
  stop: "Parar",
  listing: "Listando os registros.",
  resealed: (done, total) => `${count(done)} de ${records(total)} percorridos.`,
  resealDone: (changed, total) =>
    `Percorrido: ${records(total)}. Selados de novo: ${count(changed)}. Os outros ficaram como estavam.`,
  resealStopped: (done, total) =>
    `Parado depois de ${count(done)} de ${records(total)}. Nada se perde; continue quando quiser.`,
  resealProblems: (number) =>
    plural(number, {
      one: `${count(number)} registro não pôde ser selado de novo. Fica como estava:`,
      other: `${count(number)} registros não puderam ser selados de novo. Ficam como estavam:`,
    }),

  colleagues: "Colegas que também leem",
  colleaguesWhy:
    "Um colega lê os formulários com uma chave própria. Recebe da hospedagem os registros selados pela via dele; esta página não lhe dá acesso à hospedagem.",
  noColleagues: "Mais ninguém lê os seus formulários.",
  colleagueSince: (day, pastRecords) =>
    `Lê o que é enviado com linhas posteriores a ${day}${pastRecords ? ", e os registros anteriores assim que forem selados de novo" : ""}.`,
  wordsOf: (label) => `Palavras de ${label}`,
  add: "Acrescentar um colega",
  label: "Nome do colega",
  labelHint: "Fica no seu chaveiro, e mais ninguém o vê.",
  theirKey: "A chave pública dessa pessoa",
  theirKeyHint: "Começa com age1pq1 e tem cerca de 2.000 caracteres.",
  notAKey: "Isto não é uma chave pública, ou falta uma parte dela. Peça mais uma vez a chave inteira.",
  compare: "Mostrar as palavras dela",
  compareHeading: (label) => `Compare as palavras com ${label}`,
  compareWhy: (label) =>
    `Ligue para ${label} em um número que já conhecia antes. Ouça as palavras lidas do outro dispositivo, e leia as suas.`,
  compareDiffers: "Se uma palavra for diferente, alguém trocou a chave no caminho. Então não continue.",
  compared: (label) => `${label} leu estas oito palavras para mim, e são todas iguais`,
  pastRecords: (label) => `${label} também pode ler os registros anteriores`,
  pastRecordsHint:
    "Depois, sele de novo os registros anteriores. Também pode deixar assim: então só se lê o que chega com as linhas novas.",
  addButton: "Acrescentar como leitor",
  adding: "Guardando o chaveiro e publicando os cartões.",
  back: "Voltar",
  knownAlready: "Esta chave é a sua, ou a de um colega que já está na lista.",
  added: (label, pastRecords) =>
    `${label} agora também lê. Ponha as linhas novas no seu site: só o que é enviado com elas é selado para ${label}.${pastRecords ? " Depois, sele de novo abaixo os registros anteriores." : ""}`,
  removeNamed: (label) => `Remover ${label}`,
  removeDoes: (label) =>
    `São publicados cartões novos sem ${label}. O que é enviado com as linhas novas, ${label} não consegue abrir. Selar de novo tira depois ${label} dos registros guardados.`,
  removeCannot: "O que isto não consegue:",
  removeLimits: (label) => [
    `O que ${label} leu, imprimiu ou copiou fica com ${label}.`,
    `Um registro cuja cópia selada, ou cuja chave própria, ${label} guardou fica aberto para ${label}, selado de novo ou não. Os backups da hospedagem também podem ter cópias assim.`,
    `As páginas que ainda têm linhas anteriores continuam selando para ${label}. Troque as linhas delas, e retire os cartões anteriores.`,
    `Se ${label} conhece a frase-senha, o código de recuperação ou o link de configuração, deixe essa pessoa de fora também na página Chaveiro, crie aqui uma chave nova, e faça aparecer com --new-token um link de configuração novo.`,
  ],
  remove: "Remover como leitor",
  removing: "Guardando o chaveiro e publicando os cartões.",
  removed: (label) =>
    `${label} já não lê. Agora ponha as linhas novas no seu site, retire os cartões anteriores e sele de novo abaixo os registros anteriores.`,
};
