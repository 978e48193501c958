import type { Translation } from "../translation.ts";

export const html: Translation["html"] = {
  skip: "Ir para o conteúdo",
  nav: "Demonstração",
  navIntake: "Formulário de admissão",
  navCheckIn: "Questionário semanal",
  navJournal: "Diário",
  journalTitle: "Diário · demonstração do sealform",
  journalHeading: "Diário",
  journalUnlock: "Abrir o seu diário",
  journalAlone: "Só você pode ler o que está aqui.",
  indexJournal:
    "Quem é atendido no consultório também tem um lugar próprio: um <a>diário</a> que mais ninguém pode ler, e de onde envia um texto ao consultório quando quiser.",
  navInbox: "Caixa de entrada",
  navHost: "O que a hospedagem vê",
  navKeyring: "Chaveiro",
  navPractice: "Consultório",
  navNotebook: "Caderno",
  footer:
    "Uma demonstração do sealform. Funciona apenas nesta máquina. Por favor, não escreva dados reais de ninguém.",
  copyTitle: "O que enviou · demonstração do sealform",
  copyHeading: "O que enviou",
  hostTitle: "O que a hospedagem vê · demonstração do sealform",
  hostHeading: "O que a hospedagem vê",
  inboxTitle: "Caixa de entrada · demonstração do sealform",
  inboxHeading: "Caixa de entrada",
  indexTitle: "Formulários que só o consultório pode ler · demonstração do sealform",
  indexHeading: "Formulários que só o consultório pode ler",
  keyringTitle: "Chaveiro · demonstração do sealform",
  keyringHeading: "Chaveiro",
  notebookTitle: "Caderno · demonstração do sealform",
  notebookHeading: "Caderno",
  notebookUnlock: "Desbloquear o caderno",
  practiceTitle: "Consultório · demonstração do sealform",
  practiceHeading: "Consultório",
  setupTitle: "Configurar o consultório · demonstração do sealform",
  setupHeading: "Configurar o consultório",
  lock: "Bloquear",
  hostUnlock: "Desbloquear a chave do consultório",
  inboxUnlock: "Desbloquear a caixa de entrada",
  keyringUnlock: "Desbloquear o chaveiro",

  hostLead:
    "O mesmo envio duas vezes: como está na base de dados da hospedagem, e como o consultório o lê. Entre os dois está apenas a chave do consultório.",
  hostWhich: "Envio",
  hostEmpty: "A hospedagem ainda não tem nada",
  hostTry: "Para ver o que ela recebe, <a>preencha o formulário de admissão</a> e envie-o.",
  hostRow: "Na base de dados da hospedagem",
  hostRowWhy: "Uma linha da tabela <code>submissions</code>. É tudo o que há.",
  hostOpened: "Aberto com a chave do consultório, neste navegador",
  hostTell: "O que a hospedagem sabe sem a chave",
  hostTellTime:
    "<strong>Que chegou um formulário, e quando</strong>: a linha tem uma hora, e a hospedagem viu o endereço de rede de quem enviou.",
  hostTellSize:
    "<strong>Mais ou menos quanto foi escrito</strong>: cada resposta é preenchida até tamanhos fixos, de modo que uma curta se parece com qualquer outra curta, mas uma muito longa se nota.",
  hostTellCount:
    "<strong>Quantas respostas há</strong>, incluindo as vazias, e para quantas chaves o formulário foi selado.",
  hostTellContext:
    "<strong>O contexto</strong>: o nome do formulário, e o hash do cartão com que foi selado. Estão sem criptografia para que um registro não possa ser levado para outro formulário. Nada neles é sobre a pessoa.",
  hostCannot:
    "Ela não sabe quem escreveu, nem o quê. Pode apagar uma linha ou retê-la, e poderia dar outro código à próxima visita: nenhuma criptografia em uma página da web pode excluir isso.",

  indexLead:
    "O que alguém escreve em um formulário de admissão está entre as coisas mais privadas que essa pessoa vai escrever na vida. Aqui é selado no próprio navegador dela, antes de ser enviado. A hospedagem, a sua base de dados e os seus backups guardam apenas conteúdo criptografado. O consultório abre com a frase-senha, no próprio dispositivo.",
  indexStart:
    "Este dispositivo ainda não foi configurado. Para começar, abra o link de configuração que apareceu no terminal quando a demonstração foi iniciada.",
  indexSteps: "O caminho todo, em quatro passos",
  stepSetup: "Configurar",
  stepSetupWhat:
    "Dê um nome ao consultório e escolha uma frase-senha. O navegador cria a chave do consultório, tranca-a com a frase-senha e publica o cartão que diz ao formulário para quem selar.",
  stepSetupLink: "Com o link do terminal",
  stepFill: "Preencher",
  stepFillWhat:
    "Fique por um momento no lugar do cliente: preencha o formulário de admissão e envie-o. Basta um telefone. Só vai notar uma linha que diz quem pode ler, e uma referência no fim.",
  openIntake: "Abrir o formulário de admissão",
  stepRead: "Ler",
  stepReadWhat:
    "Fique no lugar do terapeuta: desbloqueie a caixa de entrada com a frase-senha. Estão lá todas as respostas, na sua ordem, com a pergunta como foi vista.",
  openInbox: "Abrir a caixa de entrada",
  stepHost: "Ver o que a hospedagem vê",
  stepHostWhat:
    "Veja o mesmo envio como está na base de dados da hospedagem, byte por byte, ao lado do registro que só a chave do consultório pode abrir.",
  stepHostLink: "Comparar os dois",
  protected: "O que está protegido",
  protectedHost:
    "A hospedagem, o seu pessoal, os seus backups e quem os invadir não conseguem ler nenhuma resposta.",
  protectedChange:
    "Ninguém consegue mudar uma resposta, trocar duas ou levá-las para outro formulário sem que se note.",
  protectedKey:
    "A chave junta uma clássica e uma pós-quântica, para que o que se guarda hoje continue fechado amanhã.",
  protectedFail: "Se alguma coisa falhar, nada é enviado. Não há nenhum caminho sem selo.",
  unprotected: "O que não está",
  unprotectedSees:
    "A hospedagem vê que chegou um formulário, quando, de que endereço de rede, e mais ou menos o tamanho dele.",
  unprotectedDelete: "A hospedagem pode apagar ou reter o que guarda.",
  unprotectedCode:
    "Quem serve a página serve também o código dela. Uma hospedagem desonesta poderia servir outro código.",
  unprotectedDevice: "Um dispositivo com programas maliciosos pode ler o que se escreve nele.",

  setupNoToken:
    "Esta página precisa do link de configuração que apareceu no terminal quando a demonstração foi iniciada. Abra esse link neste navegador.",
  setupAlready:
    "Se o consultório já foi configurado, vá para a <a>caixa de entrada</a>. Para obter um link novo, inicie o armazém com <code>--new-token</code>; o link antigo deixa então de funcionar.",
  setupLead:
    "A chave é criada neste navegador e trancada com a sua frase-senha antes de sair dele. A hospedagem nunca tem nenhuma das duas.",
  setupAgain:
    "<strong>Aqui já foi configurado um consultório.</strong> Se continuar, o formulário de admissão é selado com uma chave nova. O que foi enviado até agora continua abrindo com o link antigo para a caixa de entrada e a frase-senha antiga.",
  setupName: "Nome do consultório",
  setupNameHint: "Os clientes o veem acima do formulário: “O que enviar aqui só pode ser lido por …”",
  setupNoReset:
    "<strong>Ninguém pode redefinir esta frase-senha.</strong> Nem a hospedagem, nem nós. O próximo passo dá um código de recuperação em papel, para o dia em que ela for esquecida.",
  setupMake: "Criar a chave",
  setupDone: "O consultório está configurado",
  setupLinks:
    "<strong>Guarde os dois links.</strong> Os clientes recebem o link para o formulário de admissão. O link para a caixa de entrada é só seu: em outro dispositivo, é preciso tê-lo junto com a frase-senha ou o código de recuperação. Não o passe a ninguém: sozinho não abre nada, mas quem o tem pode experimentar frases-senha.",
  setupEmbed: "Para pôr o formulário no seu próprio site",
  setupEmbedWhy:
    "Estas linhas ficam em volta do formulário que já tem. Com os dois valores de <code>integrity</code> o navegador verifica o script e o cartão.",
  copy: "Copiar",
  setupOldBrowsers:
    "Os navegadores anteriores a 2022 não conhecem <code>method=\"dialog\"</code>; por isso, ponha na Content-Security-Policy do seu site <code>form-action 'none'</code>: assim eles também não enviam nada sem selo.",
  setupFingerprint: "O código de comprovação da chave",
  setupFingerprintWhy:
    "Ele nomeia a chave do consultório. Duas pessoas que o leem uma à outra sabem que falam da mesma chave.",
};
