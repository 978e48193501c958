import type { Translation } from "../translation.ts";

export const html: Translation["html"] = {
  skip: "Aller au contenu",
  navCheckIn: "Questionnaire hebdomadaire",
  navIntake: "Formulaire d’accueil",
  navJournal: "Journal",
  journalTitle: "Journal personnel · démo sealform",
  journalHeading: "Journal personnel",
  journalUnlock: "Ouvrir votre journal",
  journalAlone: "Vous seul ou seule pouvez lire ce qui est ici.",
  indexJournal:
    "Les personnes qui vous consultent ont aussi un lieu à elles\u00a0: un <a>journal</a> qu’elles seules peuvent lire, et d’où elles envoient un texte au cabinet quand elles le veulent.",
  navInbox: "Boîte de réception",
  navHost: "Ce que voit l’hébergeur",
  footer:
    "Une démonstration de sealform. Elle ne fonctionne que sur cette machine. Veuillez ne saisir les données réelles de personne.",
  navKeyring: "Trousseau",
  navPractice: "Cabinet",
  navNotebook: "Carnet",
  copyHeading: "Ce que vous avez envoyé",
  hostHeading: "Ce que voit l’hébergeur",
  inboxHeading: "Boîte de réception",
  indexHeading: "Des formulaires que seul le cabinet peut lire",
  keyringHeading: "Trousseau",
  practiceHeading: "Cabinet",
  setupHeading: "Configurer le cabinet",
  lock: "Verrouiller",
  hostUnlock: "Déverrouiller la clé du cabinet",
  inboxUnlock: "Déverrouiller la boîte de réception",
  keyringUnlock: "Déverrouiller le trousseau",
  hostLead:
    "Le même envoi deux fois : tel qu’il se trouve dans la base de données de l’hébergeur, et tel que le cabinet le lit. Entre les deux, il n’y a que la clé du cabinet.",
  hostWhich: "Envoi",
  hostEmpty: "L’hébergeur n’a encore rien",
  hostRow: "Dans la base de données de l’hébergeur",
  hostOpened: "Ouvert avec la clé du cabinet, dans ce navigateur",
  hostTell: "Ce que l’hébergeur peut savoir sans la clé",
  hostCannot:
    "Il ne peut savoir ni qui a écrit, ni quoi. Il peut supprimer une ligne ou la retenir, et il pourrait remettre un autre code à la prochaine personne qui visite la page : aucun chiffrement dans une page web ne peut l’exclure.",
  indexLead:
    "Ce qu’une personne écrit dans un formulaire d’accueil compte parmi les choses les plus intimes qu’elle écrira jamais. Ici, c’est scellé dans son propre navigateur, avant l’envoi. L’hébergeur web, sa base de données et ses sauvegardes ne gardent que du texte chiffré. Le cabinet l’ouvre avec sa phrase de passe, sur son propre appareil.",
  indexStart:
    "Cet appareil n’a pas encore été configuré. Pour commencer, ouvrez le lien de configuration que le terminal a affiché au démarrage de la démonstration.",
  indexSteps: "Tout le chemin, en quatre étapes",
  stepSetup: "Configurer",
  stepSetupWhat:
    "Donnez un nom au cabinet et choisissez une phrase de passe. Le navigateur crée la clé du cabinet, la verrouille avec la phrase de passe, et publie la carte qui dit au formulaire pour qui sceller.",
  stepSetupLink: "Avec le lien du terminal",
  stepFill: "Remplir",
  stepFillWhat:
    "Mettez-vous un moment à la place de la personne qui consulte : remplissez le formulaire d’accueil et envoyez-le. Un téléphone suffit. Vous ne remarquerez rien, sauf une ligne qui dit qui peut le lire, et une référence à la fin.",
  openIntake: "Ouvrir le formulaire d’accueil",
  stepRead: "Lire",
  stepReadWhat:
    "Mettez-vous à la place du ou de la thérapeute : déverrouillez la boîte de réception avec la phrase de passe. Chaque réponse est là, dans son ordre, avec la question telle que la personne l’a vue.",
  openInbox: "Ouvrir la boîte de réception",
  stepHost: "Voir ce que voit l’hébergeur",
  stepHostWhat:
    "Regardez le même envoi tel qu’il se trouve dans la base de données de l’hébergeur, octet par octet, à côté de l’enregistrement que seule la clé du cabinet peut ouvrir.",
  stepHostLink: "Comparer les deux",
  protected: "Ce qui est protégé",
  protectedHost:
    "L’hébergeur, les personnes qui y travaillent, ses sauvegardes et quiconque s’y introduit ne peuvent lire aucune réponse.",
  protectedChange:
    "Personne ne peut modifier une réponse, en échanger deux, ou les déplacer vers un autre formulaire sans que cela se remarque.",
  protectedKey:
    "La clé est un hybride d’une clé classique et d’une clé post-quantique, afin que ce qui est conservé aujourd’hui reste fermé demain.",
  protectedFail: "Si quelque chose échoue, rien n’est envoyé. Il n’y a pas de détour sans scellement.",
  unprotected: "Ce qui ne l’est pas",
  unprotectedSees:
    "L’hébergeur voit qu’un formulaire est arrivé, quand, de quelle adresse réseau, et à peu près de quelle longueur il est.",
  unprotectedDelete: "L’hébergeur peut supprimer ou retenir ce qu’il garde.",
  unprotectedCode:
    "Qui fournit la page fournit aussi son code. Un hébergeur malhonnête pourrait fournir un autre code.",
  unprotectedDevice: "Un appareil où se trouve un logiciel malveillant peut lire ce qui y est saisi.",
  setupNoToken:
    "Cette page a besoin du lien de configuration que le terminal a affiché au démarrage de la démonstration. Ouvrez ce lien dans ce navigateur.",
  setupLead:
    "La clé est créée dans ce navigateur et verrouillée avec votre phrase de passe avant d’en sortir. L’hébergeur n’a jamais ni l’une ni l’autre.",
  setupName: "Nom du cabinet",
  setupNameHint:
    "Il est affiché au-dessus du formulaire : « Ce que vous envoyez ici ne peut être lu que par … »",
  setupMake: "Créer la clé",
  setupDone: "Le cabinet est configuré",
  setupEmbed: "Pour mettre le formulaire sur votre propre site",
  copy: "Copier",
  setupFingerprint: "Le code de contrôle de la clé",
  setupFingerprintWhy:
    "Il désigne la clé du cabinet. Deux personnes qui se le lisent l’une à l’autre savent qu’elles parlent de la même clé.",
  nav: "Démonstration",
  copyTitle: "Ce que vous avez envoyé · sealform demo",
  hostTitle: "Ce que voit l’hébergeur · sealform demo",
  inboxTitle: "Boîte de réception · sealform demo",
  indexTitle: "Des formulaires que seul le cabinet peut lire · sealform demo",
  keyringTitle: "Trousseau · sealform demo",
  notebookTitle: "Carnet · sealform demo",
  notebookHeading: "Carnet",
  notebookUnlock: "Déverrouiller le carnet",
  practiceTitle: "Cabinet · sealform demo",
  setupTitle: "Configurer le cabinet · sealform demo",
  hostTellTime:
    "<strong>Qu’un formulaire est arrivé, et quand.</strong> La ligne a une heure, et l’hébergeur a vu l’adresse réseau de l’appareil d’envoi.",
  hostTellSize:
    "<strong>À peu près combien a été écrit.</strong> Chaque réponse est complétée jusqu’à un palier de taille : une réponse courte ressemble à toute autre réponse courte, mais une très longue se remarque.",
  hostTellCount:
    "<strong>Combien de réponses il y a.</strong> Les réponses vides comptent aussi. Il voit également pour combien de clés le formulaire a été scellé.",
  hostTellContext:
    "<strong>Le contexte.</strong> C’est le nom du formulaire, et l’empreinte (hash) de la carte avec laquelle il a été scellé. Ils sont en clair pour qu’un enregistrement ne puisse pas être déplacé vers un autre formulaire. Rien en eux ne concerne la personne qui a écrit.",
  setupAgain:
    "<strong>Un cabinet est déjà configuré ici.</strong> Si vous continuez, le formulaire d’accueil est scellé avec une nouvelle clé. Ce qui a été envoyé jusqu’ici s’ouvre encore avec l’ancien lien vers la boîte de réception et l’ancienne phrase de passe.",
  setupNoReset:
    "<strong>Personne ne peut réinitialiser cette phrase de passe.</strong> Ni l’hébergeur, ni nous. L’étape suivante vous donne un code de récupération sur papier, pour le jour où elle est oubliée.",
  setupLinks:
    "<strong>Gardez les deux liens.</strong> Les personnes qui vous consultent reçoivent le lien vers le formulaire d’accueil. Le lien vers la boîte de réception est à vous : sur un autre appareil, il vous le faut avec la phrase de passe ou le code de récupération. Ne le transmettez pas : il n’ouvre rien à lui seul, mais toute personne qui l’a peut essayer des phrases de passe.",
  setupAlready:
    "<a>Si le cabinet est déjà configuré, ouvrez la boîte de réception.</a> Pour faire afficher un nouveau lien, démarrez le dépôt avec <code>--new-token</code> ; l’ancien lien cesse alors de fonctionner.",
  hostTry: "<a>Pour voir ce qu’il reçoit, remplissez le formulaire d’accueil et envoyez-le.</a>",
  hostRowWhy: "Une ligne de la table <code>submissions</code>. C’est tout ce qu’il y a.",
  setupEmbedWhy:
    "Ces lignes se placent autour du formulaire que vous avez déjà. Les deux valeurs de <code>integrity</code> sont celles auxquelles le navigateur compare le script et la carte.",
  setupOldBrowsers:
    "Les navigateurs d’avant 2022 ne connaissent pas <code>method=\"dialog\"</code>. Veuillez donc donner <code>form-action 'none'</code> à la Content-Security-Policy de votre site : ainsi, eux non plus n’envoient rien qui ne soit scellé.",
};
