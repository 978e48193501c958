import type { Translation } from "../translation.ts";

export const passphrase: Translation["passphrase"] = {
  hint: "Quatro ou cinco palavras que não têm nada a ver umas com as outras são fortes e mais fáceis de lembrar do que uma senha.",
  repeat: "A mesma frase-senha outra vez",
  field: "Frase-senha",
  show: "Mostrar",
  showNamed: "Mostrar a frase-senha",
  different: "As duas frases-senha não são iguais.",
  meter: "Força da frase-senha",
  unrated: "A frase-senha ainda não foi avaliada.",
  notRated: "Não foi possível avaliar a frase-senha. Carregue a página de novo.",
  guessable: "Esta frase-senha poderia ser adivinhada. Acrescente uma ou duas palavras.",
  ratings: ["Muito fraca", "Fraca", "Razoável", "Boa", "Muito forte"],
  enough: (rating) => `${rating}.`,
  notEnough: (rating) => `${rating}: ainda não basta. Acrescente uma ou duas palavras.`,
};

export const recovery: Translation["recovery"] = {
  heading: "O seu código de recuperação",
  why: "Se a frase-senha for esquecida, este código abre tudo no lugar dela. Só fica nas suas mãos: nem a hospedagem o tem, nem nós.",
  how: "Escreva-o em papel, e guarde o papel onde guarda o que não se pode perder. Não o guarde neste navegador nem em um e-mail.",
  written: "Já o escrevi",
  backHeading: "Digite o código que está no papel",
  backWhy: "Assim é certo que o que está no papel está correto.",
  typed: "O código de recuperação, como está no papel",
  typedHint: "Maiúsculas, hífens e espaços não importam.",
  check: "Verificar o código",
  checking: "Trancando a chave também com o código. Demora alguns segundos.",
  again: "Mostrar o código outra vez",
  different:
    "Este não é o código que foi mostrado. Compare-o com o papel, ou peça que o código seja mostrado outra vez.",
};
