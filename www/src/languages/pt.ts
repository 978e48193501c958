import type { Apart, Translation } from "../messages.ts";

/*
 * Portuguese for Brazil and Portugal, in the spelling of Brazil. Words that both use are preferred ("fale com" and not
 * "contato/contacto", "guardar" and not "salvar"); where there is none, Brazil's ("arquivo", "criptografado", "estão sendo").
 * Formal address by the verb alone, without "você" or "o senhor"; no adjective that gives the reader a gender.
 * form: formulário · answer: resposta · device: dispositivo · encrypted: criptografado · practice: consultório ·
 * file: arquivo · receipt: confirmação de envio (a "recibo" is for money) · fingerprint: código de comprovação
 */
const NOTHING_SENT = "Nada foi enviado.";
const TRY_AGAIN = "Por favor, tente novamente.";
const STILL_HERE = "As suas respostas continuam aqui.";
const CLOSED = `${NOTHING_SENT} Por favor, fale com o consultório de outra forma, por exemplo, por telefone.`;
const RETRY_CLOSED = `${NOTHING_SENT} ${TRY_AGAIN} Se isso não resolver, use outro navegador ou fale com o consultório de outra forma.`;
const AGAIN = `${STILL_HERE} ${TRY_AGAIN} Elas não podem chegar duas vezes.`;
const NOT_READY = `Não foi possível preparar este formulário, por isso ele permanece fechado. ${RETRY_CLOSED}`;
const MISTAKE = `Há um erro nesta página, por isso o formulário permanece fechado. ${CLOSED}`;
const NOT_TRUSTED = `Não podemos saber com certeza quem poderia ler este formulário, por isso ele permanece fechado. ${CLOSED}`;
const TOO_LONG = `As suas respostas são longas demais para o envio. ${NOTHING_SENT} ${STILL_HERE} Por favor, encurte a mais longa.`;

export const form = {
  who: "O que enviar aqui só pode ser lido por {practice}. O conteúdo é criptografado neste dispositivo antes de sair dele.",
  whoExcept: "As respostas assinaladas abaixo também podem ser lidas por este site.",
  clear: "Este site pode ler esta resposta.",
  loading: "Um momento, por favor. O formulário protegido está sendo preparado.",
  ready: "O formulário está pronto.",
  sealing: "As suas respostas estão sendo criptografadas neste dispositivo.",
  sending: "As suas respostas criptografadas estão sendo enviadas.",
  notSealed: `Não foi possível criptografar as suas respostas neste momento. ${NOTHING_SENT} ${STILL_HERE} ${TRY_AGAIN}`,
  sent: "Agradecemos. As suas respostas foram enviadas, e {practice} já as recebeu. Não é preciso fazer mais nada.",
  retry: "Tentar novamente",
  reference: "Referência para pedir ajuda:",
  waiting:
    "Não foi possível enviar as suas respostas neste momento. Elas esperam neste dispositivo, criptografadas, e serão enviadas assim que for possível. Pode fechar esta página e voltar a abri-la mais tarde.",
  sendNow: "Enviar agora",
  change: "Alterar as minhas respostas",
  earlierWaiting:
    "As suas respostas anteriores ainda esperam neste dispositivo, criptografadas. Serão enviadas assim que for possível.",
  earlierSent: "As suas respostas anteriores já chegaram.",
  receipt: "A sua confirmação de envio",
  receiptReference: "Referência",
  receiptTime: "Data e hora do envio",
  receiptRoot: "Código de comprovação do que enviou",
  receiptSave: "Guardar a confirmação",
  receiptPrint: "Imprimir a confirmação",
  copyMake: "Criar um link privado para o que enviei",
  copyLink: "O seu link privado",
  copyHint:
    "Com este link pode ler o que enviou, e qualquer outra pessoa que o tenha também pode. Guarde-o num lugar seguro.",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `Esta página não foi carregada por uma conexão segura, por isso o formulário permanece fechado. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `Não foi possível carregar uma parte deste formulário. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `Parece não haver conexão, por isso não podemos saber se as suas respostas chegaram. ${AGAIN}`,
    "server-refused": `Não foi possível receber as suas respostas neste momento. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `Um arquivo mudou enquanto era lido. ${NOTHING_SENT} Por favor, escolha o arquivo novamente.`,
    "file-refused":
      "Este arquivo não pode ser enviado com este formulário. Por favor, leia a nota que está ao lado dele.",
    "storage-full": `Há muito pouco espaço livre neste dispositivo. Por favor, libere algum espaço. ${TRY_AGAIN}`,
    internal: `Algo não funcionou. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "Também pode arrastar arquivos até aqui.",
    chosen: "Arquivos escolhidos",
    remove: "Remover",
    removeNamed: "Remover {name}",
    removed: "{name} foi removido.",
    count: "Arquivos escolhidos: {count}",
    tooLarge: "“{name}” é grande demais. Neste formulário, cada arquivo pode ter no máximo {limit}.",
    tooLargeThere: "“{name}” é maior do que o outro lado aceita.",
    tooMany: "Com “{name}” há um arquivo a mais. Este formulário aceita no máximo {limit}.",
    wrongType: "Este formulário não aceita “{name}”. Tipos de arquivo possíveis: {limit}.",
    folder: "“{name}” é uma pasta. Por favor, escolha os arquivos que estão nela.",
    leftOut: "Não foi adicionado.",
    pleaseRemove: "Por favor, remova-o.",
    required: "Por favor, escolha um arquivo.",
    images: "imagens",
    videos: "vídeos",
    sounds: "gravações de som",
    sealing: "O arquivo {file} de {files} está sendo criptografado neste dispositivo.",
    sending: "O arquivo criptografado {file} de {files} está sendo enviado.",
    paused: "Em pausa. O que já foi enviado fica guardado.",
    amount: "{done} de {total}",
    pause: "Pausar",
    goOn: "Continuar",
    cancel: "Cancelar",
  },
  drafts: {
    question: "Quer guardar as suas respostas neste dispositivo enquanto escreve?",
    keep: "Sim, até que eu as envie ou até {date}",
    risk: "Até lá, qualquer pessoa que possa usar este dispositivo pode lê-las.",
    none: "Não, não guardar nada. Outras pessoas também usam este computador, ou prefiro que não",
    erase: "Apagar o que está guardado",
    kept: "As suas respostas estão guardadas neste dispositivo.",
    keptWithoutFiles:
      "As suas respostas estão guardadas neste dispositivo, mas nem todos os arquivos. Se sair desta página, escolha novamente mais tarde os que faltarem.",
    restored: "As suas respostas anteriores estão aqui novamente.",
    restoredWithoutFiles:
      "As suas respostas anteriores estão aqui novamente, mas nem todos os arquivos. Por favor, escolha novamente os que faltam.",
    erased: "O rascunho foi apagado deste dispositivo.",
    notKept:
      "Neste momento não é possível guardar as suas respostas neste dispositivo. Mesmo assim, pode preencher o formulário e enviá-lo.",
    notErased:
      "Não foi possível apagar o rascunho. Por favor, apague os dados deste site nas configurações do seu navegador.",
  },
  undelivered: {
    title:
      "Não foi possível entregar o que enviou em {date}. O conteúdo continua neste dispositivo, criptografado.",
    tooLarge: "O conteúdo é maior do que o outro lado aceita.",
    files: "Um arquivo que faz parte do envio mudou ou já não está neste dispositivo.",
    refused: "O outro lado não aceita o envio.",
    now: "Por favor, preencha novamente o formulário ou fale com o consultório de outra forma.",
    discard: "Apagar deste dispositivo",
    ask: "Depois de apagado, ninguém mais poderá enviar nem ler o conteúdo. Quer apagar?",
    yes: "Sim, apagar",
    no: "Não, manter",
    discarded: "Foi apagado deste dispositivo.",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
