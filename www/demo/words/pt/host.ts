import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("pt");

export const host: Translation["host"] = {
  submission: (number, when, size) => `N.º ${number}, ${when}, ${size}`,
  bytes: (number) => `${count(number)} ${plural(number, { one: "byte", other: "bytes" })}`,
  envelope: "os bytes abaixo",
  legend: { readable: "a hospedagem pode ler isto", locked: "ilegível sem a chave" },
  readers: { readable: "legível", locked: "ilegível sem a chave" },
  bytesOf: (part) => `Bytes de: ${part}`,
  kinds: { record: "1, um registro", file: "2, um arquivo", keyring: "3, um chaveiro", note: "4, uma nota" },
  magic: "Marca e versão",
  magicNote: "Um envelope do sealform, e de que tipo.",
  magicClear: (kind) => `SLF, versão 1, suite 1, tipo ${kind}`,
  id: "Identificador do objeto",
  idNote: "Ao acaso. A referência que recebeu quem enviou.",
  context: "Contexto e número",
  contextNote: "A que formulário pertence, e quantas caixas se seguem.",
  boxes: "caixas",
  slots: "Lugares de chave",
  hybridSlot: (fingerprint) =>
    `A chave do conteúdo, trancada para a chave pública ${fingerprint} do consultório (X25519 e ML-KEM-768).`,
  passphraseSlot: "A chave do conteúdo, trancada com uma frase-senha.",
  otherSlot: "A chave do conteúdo, trancada para outra pessoa.",
  answers: "As respostas seladas",
  answersNote: (boxes) =>
    `${count(boxes)} ${plural(boxes, { one: "caixa, preenchida e criptografada por si só", other: "caixas, cada uma preenchida e criptografada por si só" })}: as respostas, e uma para a data e o consentimento.`,
};
