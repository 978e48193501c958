import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

const submissions = (number: number): string =>
  `${count(number)} ${plural(number, { one: "envio", other: "envios" })}`;
const times = (number: number): string =>
  plural(number, { one: "mais uma vez", other: `mais ${count(number)} vezes` });

export const inbox: Translation["inbox"] = {
  refresh: "Ver se há novos",
  lock: "Bloquear",
  emptyHeading: "Ainda não chegou nada",
  empty: "Assim que alguém enviar um formulário, ele aparece aqui.",
  emptyTry: "Para experimentar, preencha o formulário",
  listHeading: "Envios, primeiro os mais novos",
  pick: "Escolha um envio para ler.",

  total: (all, unread) => (unread === 0 ? submissions(all) : `${submissions(all)}, ${count(unread)} por ler`),
  shown: (shown, all, unread) =>
    `${count(shown)} de ${submissions(all)}${unread === 0 ? "" : `, ${count(unread)} por ler`}`,
  none: "Nenhum envio corresponde. Mude a busca ou o filtro.",
  soFar: "até agora",
  more: (number) => `Mostrar mais ${count(number)}`,

  opening: "Abrindo os envios",
  opened: (done, all) => `${count(done)} de ${count(all)} abertos`,
  openedWithFailed: (done, all, failed) =>
    `${count(done)} de ${count(all)} vistos, ${count(failed)} não abriram`,
  cancel: "Cancelar",
  cancelled: (left) => `${submissions(left)} ainda por abrir. A busca não encontra o que não foi aberto.`,
  goOn: "Continuar a abrir",

  waiting: "Ainda por abrir",
  beingOpened: "Sendo aberto …",
  openThis: "Abrir agora",
  couldNot: "Não foi possível abrir",
  noName: "Sem nome",
  unread: "Por ler",
  markAllRead: "Marcar estes como lidos",

  search: "Buscar",
  searchHint: "Nomes, respostas, tudo o que foi escrito.",
  tooMany: (number) => `Só são mostrados os ${count(number)} melhores. Busque mais palavras.`,
  filter: "Filtro",
  filterActive: (number) => `${count(number)} em uso`,
  form: "Formulário",
  anyForm: "Todos os formulários",
  from: "Recebido desde",
  to: "Recebido até",
  question: "Pergunta",
  anyQuestion: "Qualquer pergunta",
  contains: "A resposta contém",
  show: "Mostrar",
  shows: {
    all: "Todos",
    unread: "Por ler",
    findings: "Todos os que pedem atenção",
    duplicate: "Enviados duas vezes",
    replayed: "Copiados na hospedagem",
    "unknown-card": "De um cartão desconhecido",
    "not-opened": "Não foi possível abrir",
    "files-missing": "Faltam anexos",
  },
  clear: "Limpar a busca e o filtro",

  back: "Voltar à lista",
  previous: "Anterior",
  next: "Seguinte",
  position: (at, all) => `${count(at)} de ${count(all)}`,
  print: "Imprimir",
  failedHeading: "Não foi possível abrir este",
  waitingHeading: "Este ainda não foi aberto",
  seeHost: "Ver o que a hospedagem tem",
  willNotOpen:
    "Este envio não abre com a chave do consultório. Pode ter sido danificado ou trocado na hospedagem, ou selado para outra chave. Fica guardado como está.",

  findings: {
    duplicate: {
      mark: "Enviado duas vezes",
      told: (others) =>
        `As mesmas respostas chegaram ${times(others)}. O mais provável é que o formulário tenha sido enviado de novo, sem a certeza de que tivesse chegado. Leia um deles, e diga à pessoa que chegou.`,
    },
    replayed: {
      mark: "Copiado na hospedagem",
      told: (others) =>
        `A hospedagem tem este mesmo envio ${times(others)}. O navegador de um cliente não faz isso: alguém o copiou lá. Não o conte como um formulário novo, e pergunte a quem cuida da hospedagem.`,
    },
    "unknown-card": {
      mark: "Cartão desconhecido",
      told: () =>
        "Isto não foi feito com um cartão de formulário que este consultório tenha publicado. Pode vir de uma página antiga ou da de outra pessoa. Não confie no nome que traz: pergunte à pessoa de outra forma se é mesmo dela.",
    },
    "not-opened": {
      mark: "Não aberto",
      told: () =>
        "Fica na lista para não ser esquecido. Peça à pessoa que envie o formulário de novo, e mostre isto a quem cuida da hospedagem.",
    },
    "files-missing": {
      mark: "Faltam anexos",
      told: (files) =>
        plural(files, {
          one: `${count(files)} anexo deste envio não está na hospedagem: o carregamento não chegou ao fim, ou o arquivo foi apagado lá. Peça à pessoa que o envie de novo.`,
          other: `${count(files)} anexos deste envio não estão na hospedagem: o carregamento não chegou ao fim, ou os arquivos foram apagados lá. Peça à pessoa que os envie de novo.`,
        }),
    },
  },
  otherCopy: (when) => `O outro, recebido em ${when}`,
};
