import type { Translation } from "../translation.ts";

export const unlock: Translation["unlock"] = {
  passphrase: "Frase-senha do consultório",
  code: "Código de recuperação",
  codeHint: "Sete grupos de quatro letras e algarismos. Maiúsculas, hífens e espaços não importam.",
  unlock: "Desbloquear",
  withCode: "Usar o código de recuperação",
  withPassphrase: "Usar a frase-senha",
  withPasskey: "Usar uma chave de acesso",
  unlocking: "Desbloqueando. Demora alguns segundos, e é assim que deve ser: torna lento o adivinhar.",
  askingPasskey: "Pedindo a chave de acesso. Siga o que o navegador mostra.",
  wrongPassphrase:
    "Esta frase-senha não abre a chave do consultório. Veja as maiúsculas e os espaços, e tente novamente.",
  wrongCode:
    "Este código de recuperação não abre a chave do consultório. Pode ser um anterior: um código novo anula o que havia antes.",
  wrongPasskey:
    "Esta chave de acesso já não abre a chave do consultório. Use a frase-senha ou o código de recuperação.",
  unknown:
    "Este dispositivo ainda não conhece o consultório. Abra o link para a caixa de entrada que a configuração mostrou.",
  notSetUp: "Se ainda nada foi configurado, abra o link de configuração que apareceu no terminal.",
};
