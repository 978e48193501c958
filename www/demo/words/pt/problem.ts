import type { Translation } from "../translation.ts";

const CHANGED =
  "Este item foi danificado ou alterado depois do envio, ou pertence a outro lugar. Não foi aberto.";
const INPUT = "Falta alguma coisa de que esta página precisa, ou não tem a forma correta.";
const NOT_STARTED =
  "O que abre os registros não pôde ser iniciado neste navegador. Carregue a página de novo, ou use outro navegador.";

export const problem: Translation["problem"] = {
  "out-of-memory":
    "Não há memória suficiente para a frase-senha. Por favor, feche outras páginas e programas, e tente novamente.",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "Esta frase-senha não pode ser usada. Por favor, escolha outra.",
  "open-failed":
    "Não abriu. Por favor, verifique a frase-senha; se estiver correta, o que está guardado foi danificado ou alterado.",
  "no-slot": "Este item foi selado para outra pessoa. As suas chaves não o abrem.",
  malformed: CHANGED,
  unsupported:
    "Este item foi feito com uma versão mais nova do sealform. Por favor, carregue a página de novo.",
  "file-missing": "A hospedagem não tem este arquivo. Não foi carregado até o fim, ou foi apagado lá.",
  "keyring-changed":
    "Outro dispositivo alterou entretanto o chaveiro do consultório. Aqui nada foi alterado. Por favor, bloqueie esta página, desbloqueie-a de novo e repita a alteração.",
  "record-changed":
    "Outro dispositivo estava alterando este item ao mesmo tempo. Ele fica como está. Por favor, tente novamente mais tarde.",
  "note-class":
    "As notas de psicoterapia, as notas de evolução e os diários são mantidos separados: isto não passa de uns para outros. Nada foi alterado.",
  "note-changed":
    "Há uma versão mais recente desta nota do que a que está à sua frente. Nada foi substituído. Abra-a novamente, por favor.",
  "notebook-open":
    "Este caderno está aberto em outra aba ou janela deste navegador. Feche-o lá primeiro, por favor, para que um não sobrescreva o outro.",
  "invalid-recovery-code":
    "Isto não é um código de recuperação: uma letra ou um algarismo está errado ou falta. Por favor, compare com o papel, grupo por grupo.",
  "passkey-failed":
    "A chave de acesso não foi usada: houve cancelamento, ou este dispositivo não a tem. Por favor, tente novamente, ou use a frase-senha ou o código de recuperação.",
  "passkey-unfit":
    "Esta chave de acesso não pode trancar um chaveiro: não dá o mesmo segredo a cada vez. Nada foi alterado. Por favor, use outro dispositivo, ou outro tipo de chave de acesso.",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
  "insecure-context":
    "Esta página não foi carregada por uma conexão segura, e por isso aqui não se usa nenhuma chave. Abra-a com https.",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "Não é possível chegar à hospedagem. Veja a conexão e tente novamente.",
  "server-refused":
    "A hospedagem recusou. Se depois disso foi criado um novo link de configuração, só esse vale.",
  "too-large": "O que a hospedagem enviou é maior do que pode ser. Não foi aberto.",
  "limit-exceeded": "Isto pede mais do que pede quem envia de boa-fé. Não foi aberto.",
  "invalid-recipient": "Isto não é uma chave pública, ou falta uma parte dela.",
  "storage-full": "Há pouco espaço neste dispositivo. Por favor, libere algum e tente novamente.",
  internal: "Algo deu errado nesta página. Carregue-a de novo.",
};
