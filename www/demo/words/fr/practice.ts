import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

const records = (number: number): string =>
  plural(number, { one: `${count(number)} enregistrement`, other: `${count(number)} enregistrements` });

export const practice: Translation["practice"] = {
  copy: "Copier",
  copyNamed: (name) => `Copier\u00a0: ${name}`,
  copied: "Copié.",
  notCopied: "Ce navigateur ne permet pas à la page de copier. Sélectionnez le texte et copiez-le.",

  ownKey: "La clé publique du cabinet",
  ownKeyWhy:
    "Les formulaires sont scellés pour cette clé. Ses mots sont les mêmes partout où la clé est la même. Avec eux, personne ne peut rien lire\u00a0: ils peuvent donc être dits au téléphone.",
  ownWords: "Vos mots",
  since: (day) => `Utilisée depuis le ${day}.`,
  earlier: (number) =>
    plural(number, {
      one: "Une clé antérieure est dans le trousseau\u00a0: ce qui a été scellé pour elle peut donc être lu.",
      other: `${count(number)} clés antérieures sont dans le trousseau\u00a0: ce qui a été scellé pour elles peut donc être lu.`,
    }),
  wholeKey: "La clé publique entière",
  wholeKeyWhy:
    "Un ou une collègue en a besoin pour vous ajouter aux personnes qui lisent ses formulaires. Envoyez-la par n’importe quel moyen, puis comparez les mots.",

  rotate: "Créer une nouvelle clé",
  rotateWhy: [
    "Les formulaires avec les nouvelles lignes sont scellés pour la nouvelle clé. Les formulaires qui ont encore les anciennes lignes sont scellés pour l’ancienne clé, comme avant. L’ancienne clé reste dans le trousseau\u00a0: tout peut être lu, quelles que soient les lignes avec lesquelles il a été envoyé.",
    "Une nouvelle clé convient quand quelqu’un a pu copier l’ancienne, par exemple depuis un appareil perdu pendant que le cabinet y était ouvert. Elle protège ce qui arrive par les nouvelles lignes. Ce qui est scellé pour l’ancienne clé reste ouvert à toute personne qui a l’ancienne clé et qui accède aux enregistrements conservés.",
  ],
  rotateFiles:
    "Les fichiers de trousseau enregistrés auparavant ne contiennent pas la nouvelle clé. Enregistrez-en ensuite un nouveau à la page «\u00a0Trousseau\u00a0».",
  rotateButton: "Créer une nouvelle clé et de nouvelles cartes",
  rotating: "La clé est créée, le trousseau est placé dans le dépôt, et les cartes sont publiées.",
  rotated:
    "La nouvelle clé est en vigueur. Mettez maintenant les nouvelles lignes sur votre site, enregistrez un nouveau fichier de trousseau et, si vous le souhaitez, scellez à nouveau ci-dessous les enregistrements antérieurs.",

  cards: "Cartes de formulaire",
  noCards:
    "Aucune carte de formulaire n’est dans le trousseau. Celle qu’une version plus ancienne a publiée y entre quand le cabinet est configuré à nouveau.",
  behind:
    "La carte la plus récente ne nomme pas exactement les personnes qui lisent maintenant. Sa publication n’est pas allée à son terme. Publiez-la à nouveau, puis mettez les nouvelles lignes sur votre site.",
  republish: "Publier à nouveau les cartes",
  republishing: "Les cartes sont en cours de publication.",
  republished: "Les cartes sont publiées. Mettez maintenant les nouvelles lignes sur votre site.",
  form: (form) => `Formulaire «\u00a0${form}\u00a0»`,
  address: "Carte",
  published: "Publiée",
  sealsTo: "Scelle pour",
  currentKey: "la clé du cabinet",
  earlierKey: "une clé antérieure du cabinet",
  formerColleague: (fingerprint) => `un ou une collègue qui ne lit plus (${fingerprint})`,
  linesFor: (form) => `Lignes pour le formulaire «\u00a0${form}\u00a0»`,
  lines: "Lignes pour votre site",
  linesWhy: "Ces lignes se placent autour du formulaire sur votre site, à la place de lignes plus anciennes.",
  openForm: (form) => `Ouvrir le formulaire «\u00a0${form}\u00a0» avec ces lignes`,
  olderCards: "Cartes plus anciennes encore en vigueur",
  olderWhy:
    "Les pages avec des lignes plus anciennes continuent de fonctionner. Ce qu’elles envoient est scellé pour les personnes qui étaient nommées alors, et ce cabinet peut le lire.",
  withdrawNamed: (address) => `Retirer la carte ${address}`,
  withdrawWhy:
    "Faites-le quand toutes vos pages ont de nouvelles lignes. Une page qui a encore les lignes de cette carte ne peut plus rien envoyer, et le dit aux personnes qui la remplissent. Ce qu’elle a envoyé reste lisible.",
  withdraw: "Retirer cette carte",
  withdrawing: "La carte est en cours de retrait.",
  withdrawn: (address) => `La carte ${address} est retirée.`,

  reseal: "Sceller à nouveau les enregistrements antérieurs",
  resealWhy: [
    "Ceci inscrit dans les enregistrements conservés les personnes qui lisent maintenant\u00a0: votre clé actuelle à la place des clés antérieures, les collègues qui peuvent lire les enregistrements antérieurs, et personne parmi les collègues qui ne lisent plus. Ce qui a été écrit dans les formulaires reste scellé tel quel.",
    "Vous pouvez interrompre l’opération, et fermer la page\u00a0: les enregistrements eux-mêmes montrent ce qui reste à faire. Les enregistrements qui arrivent plus tard avec d’anciennes lignes sont scellés pour l’ancienne clé\u00a0; faites alors ceci encore une fois.",
    "Sceller à nouveau ne reprend rien. Toute personne qui a gardé une copie des enregistrements conservés, ou la clé propre à un enregistrement, ouvre encore cette copie.",
  ],
  resealOffer:
    "Les personnes qui lisent ont changé, et une partie des enregistrements antérieurs n’a pas été parcourue depuis. Scellez-les à nouveau pour continuer.",
  resealButton: "Sceller à nouveau les enregistrements antérieurs",
  resealProgress: "Enregistrements parcourus",
  stop: "Arrêter",
  listing: "La liste des enregistrements est en cours de préparation.",
  resealed: (done, total) => `Parcourus\u00a0: ${count(done)} sur ${records(total)}.`,
  resealDone: (changed, total) =>
    `Enregistrements parcourus\u00a0: ${count(total)}. Scellés à nouveau\u00a0: ${count(changed)}. Les autres sont restés tels quels.`,
  resealStopped: (done, total) =>
    `Arrêté après ${count(done)} sur ${records(total)}. Rien n’est perdu\u00a0; continuez quand vous voudrez.`,
  resealProblems: (number) =>
    plural(number, {
      one: `${count(number)} enregistrement n’a pas pu être scellé à nouveau. Il reste tel qu’il était\u00a0:`,
      other: `${count(number)} enregistrements n’ont pas pu être scellés à nouveau. Ils restent tels qu’ils étaient\u00a0:`,
    }),

  colleagues: "Collègues qui lisent aussi",
  colleaguesWhy:
    "Un ou une collègue lit les formulaires avec sa propre clé. Les enregistrements scellés lui parviennent de l’hébergeur par un moyen à part\u00a0; cette page ne lui donne aucun accès à l’hébergeur.",
  noColleagues: "Personne d’autre ne lit vos formulaires.",
  colleagueSince: (day, pastRecords) =>
    pastRecords
      ? `Lit ce qui est envoyé avec des lignes postérieures au ${day}, et les enregistrements antérieurs une fois qu’ils sont scellés à nouveau.`
      : `Lit ce qui est envoyé avec des lignes postérieures au ${day}.`,
  wordsOf: (label) => `Mots\u00a0: ${label}`,
  add: "Ajouter un ou une collègue",
  label: "Nom du ou de la collègue",
  labelHint: "Il est gardé dans votre trousseau, et personne d’autre ne le voit.",
  theirKey: "Sa clé publique",
  theirKeyHint: "Elle commence par age1pq1 et compte environ 2\u00a0000 caractères.",
  notAKey:
    "Ce n’est pas une clé publique, ou il en manque une partie. Demandez encore une fois la clé entière.",
  compare: "Afficher ses mots",
  compareHeading: (label) => `Comparez les mots avec ${label}`,
  compareWhy: (label) =>
    `Appelez ${label} à un numéro que vous connaissiez déjà. Demandez à cette personne de vous lire ses mots sur son propre appareil, et lisez-lui les vôtres.`,
  compareDiffers:
    "Si un seul mot diffère, quelqu’un a échangé la clé en chemin. Dans ce cas, ne continuez pas.",
  compared: (label) => `${label} m’a lu ces huit mots, et tous sont identiques`,
  pastRecords: (label) => `${label} peut lire aussi les enregistrements antérieurs`,
  pastRecordsHint:
    "Dans ce cas, scellez ensuite à nouveau les enregistrements antérieurs. Vous pouvez aussi ne pas le faire\u00a0: cette personne ne lit alors que ce qui arrive avec les nouvelles lignes.",
  addButton: "Ajouter aux personnes qui lisent",
  adding: "Le trousseau est placé dans le dépôt, et les cartes sont publiées.",
  back: "Retour",
  knownAlready: "Cette clé est la vôtre, ou celle de quelqu’un qui est déjà dans la liste.",
  added: (label, pastRecords) =>
    `${label} fait maintenant partie des personnes qui lisent. Mettez les nouvelles lignes sur votre site\u00a0: seul ce qui est envoyé avec elles est scellé pour ${label}.${pastRecords ? " Scellez ensuite à nouveau ci-dessous les enregistrements antérieurs." : ""}`,
  removeNamed: (label) => `Retirer ${label}`,
  removeDoes: (label) =>
    `De nouvelles cartes sans ${label} sont publiées. Ce qui est envoyé avec les nouvelles lignes, ${label} ne peut pas l’ouvrir. Sceller à nouveau retire ensuite ${label} des enregistrements conservés.`,
  removeCannot: "Ce que cela ne peut pas faire\u00a0:",
  removeLimits: (label) => [
    `Ce qui a été lu, imprimé ou copié par ${label} reste en possession de cette personne.`,
    `Un enregistrement dont ${label} a gardé la copie scellée, ou la clé propre, lui reste ouvert, scellé à nouveau ou non. Les sauvegardes de l’hébergeur peuvent aussi contenir de telles copies.`,
    `Les pages qui ont encore des lignes plus anciennes scellent toujours pour ${label}. Remplacez leurs lignes, et retirez les cartes plus anciennes.`,
    `Si ${label} connaît la phrase de passe, le code de récupération ou le lien de configuration, excluez aussi cette personne à la page «\u00a0Trousseau\u00a0», créez ici une nouvelle clé, et faites afficher avec --new-token un nouveau lien de configuration.`,
  ],
  remove: "Retirer des personnes qui lisent",
  removing: "Le trousseau est placé dans le dépôt, et les cartes sont publiées.",
  removed: (label) =>
    `${label} ne fait plus partie des personnes qui lisent. Mettez maintenant les nouvelles lignes sur votre site, retirez les cartes plus anciennes, et scellez à nouveau ci-dessous les enregistrements antérieurs.`,
};
