import type { Apart, Translation } from "../messages.ts";

/*
 * French. Formal address (vous); no word that gives the reader or the practice a gender ("Seul {practice}" would).
 * A no-break space (\u00a0) stands before ":", ";", "?" and "!".
 * form: formulaire · answer: réponse · device: appareil · encrypted: chiffré · practice: cabinet · file: fichier ·
 * receipt: confirmation d’envoi (a "reçu" is for money) · fingerprint: code de contrôle
 */
const NOTHING_SENT = "Rien n’a été envoyé.";
const TRY_AGAIN = "Veuillez réessayer.";
const STILL_HERE = "Vos réponses sont toujours ici.";
const CLOSED = `${NOTHING_SENT} Veuillez joindre le cabinet autrement, par exemple par téléphone.`;
const RETRY_CLOSED = `${NOTHING_SENT} ${TRY_AGAIN} Si cela ne suffit pas, utilisez un autre navigateur ou joignez le cabinet autrement.`;
const AGAIN = `${STILL_HERE} ${TRY_AGAIN} Elles ne peuvent pas arriver deux fois.`;
const NOT_READY = `Ce formulaire n’a pas pu être préparé et reste donc fermé. ${RETRY_CLOSED}`;
const MISTAKE = `Il y a une erreur dans cette page. Le formulaire reste donc fermé. ${CLOSED}`;
const NOT_TRUSTED = `Nous ne savons pas avec certitude qui pourrait lire ce formulaire. Il reste donc fermé. ${CLOSED}`;
const TOO_LONG = `Vos réponses sont trop longues pour être envoyées. ${NOTHING_SENT} ${STILL_HERE} Veuillez raccourcir la plus longue.`;

export const form = {
  who: "Ce que vous envoyez ici ne peut être lu que par {practice}. Le chiffrement se fait sur cet appareil, avant l’envoi.",
  whoExcept: "Les réponses signalées ci-dessous peuvent aussi être lues par ce site web.",
  clear: "Ce site web peut lire cette réponse.",
  loading: "Un instant, s’il vous plaît. Le formulaire protégé est en préparation.",
  ready: "Le formulaire est prêt.",
  sealing: "Vos réponses sont en cours de chiffrement sur cet appareil.",
  sending: "Vos réponses chiffrées sont en cours d’envoi.",
  notSealed: `Vos réponses n’ont pas pu être chiffrées pour l’instant. ${NOTHING_SENT} ${STILL_HERE} ${TRY_AGAIN}`,
  sent: "Merci. Vos réponses ont été envoyées et {practice} les a bien reçues. Vous n’avez rien d’autre à faire.",
  retry: "Réessayer",
  reference: "Référence pour demander de l’aide\u00a0:",
  waiting:
    "Vos réponses n’ont pas pu être envoyées pour l’instant. Elles attendent sur cet appareil, chiffrées, et seront envoyées dès que possible. Vous pouvez fermer cette page et la rouvrir plus tard.",
  sendNow: "Envoyer maintenant",
  change: "Modifier mes réponses",
  earlierWaiting:
    "Vos réponses précédentes attendent encore sur cet appareil, chiffrées. Elles seront envoyées dès que possible.",
  earlierSent: "Vos réponses précédentes sont maintenant arrivées.",
  receipt: "Votre confirmation d’envoi",
  receiptReference: "Référence",
  receiptTime: "Date et heure d’envoi",
  receiptRoot: "Code de contrôle de ce que vous avez envoyé",
  receiptSave: "Enregistrer la confirmation",
  receiptPrint: "Imprimer la confirmation",
  copyMake: "Créer un lien privé vers ce que j’ai envoyé",
  copyLink: "Votre lien privé",
  copyHint:
    "Avec ce lien, vous pouvez lire ce que vous avez envoyé. Toute autre personne qui a ce lien le peut aussi. Gardez-le en lieu sûr.",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `Cette page n’a pas été chargée par une connexion sécurisée. Le formulaire reste donc fermé. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `Une partie de ce formulaire n’a pas pu être chargée. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `Il semble qu’il n’y ait pas de connexion. Nous ne pouvons donc pas dire si vos réponses sont arrivées. ${AGAIN}`,
    "server-refused": `Vos réponses n’ont pas pu être reçues pour l’instant. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `Un fichier a changé pendant sa lecture. ${NOTHING_SENT} Veuillez choisir ce fichier à nouveau.`,
    "file-refused":
      "Ce fichier ne peut pas être envoyé avec ce formulaire. Veuillez lire la remarque placée à côté.",
    "storage-full":
      "Il reste trop peu de place sur cet appareil. Veuillez en libérer un peu, puis réessayer.",
    internal: `Quelque chose n’a pas fonctionné. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "Vous pouvez aussi faire glisser des fichiers ici.",
    chosen: "Fichiers choisis",
    remove: "Retirer",
    removeNamed: "Retirer {name}",
    removed: "{name} a été retiré.",
    count: "Fichiers choisis\u00a0: {count}",
    tooLarge:
      "«\u00a0{name}\u00a0» est trop volumineux. Ce formulaire accepte des fichiers de {limit} au plus.",
    tooLargeThere: "«\u00a0{name}\u00a0» est plus volumineux que ce qui est accepté.",
    tooMany:
      "Avec «\u00a0{name}\u00a0», il y a un fichier de trop. Ce formulaire en accepte {limit} au plus.",
    wrongType: "Ce formulaire n’accepte pas «\u00a0{name}\u00a0». Types de fichier acceptés\u00a0: {limit}.",
    folder: "«\u00a0{name}\u00a0» est un dossier. Veuillez choisir les fichiers qu’il contient.",
    leftOut: "Il n’a pas été ajouté.",
    pleaseRemove: "Veuillez le retirer.",
    required: "Veuillez choisir un fichier.",
    images: "images",
    videos: "vidéos",
    sounds: "enregistrements sonores",
    sealing: "Le fichier {file} sur {files} est en cours de chiffrement sur cet appareil.",
    sending: "Le fichier chiffré {file} sur {files} est en cours d’envoi.",
    paused: "En pause. Ce qui a déjà été envoyé est conservé.",
    amount: "{done} sur {total}",
    pause: "Mettre en pause",
    goOn: "Continuer",
    cancel: "Annuler",
  },
  drafts: {
    question: "Voulez-vous garder vos réponses sur cet appareil pendant que vous écrivez\u00a0?",
    keep: "Oui, jusqu’à ce que je les envoie ou jusqu’au {date}",
    risk: "D’ici là, toute personne qui peut utiliser cet appareil peut les lire.",
    none: "Non, ne rien garder. D’autres personnes utilisent cet ordinateur, ou je ne le souhaite pas",
    erase: "Effacer ce qui est gardé",
    kept: "Vos réponses sont gardées sur cet appareil.",
    keptWithoutFiles:
      "Vos réponses sont gardées sur cet appareil, mais pas tous vos fichiers. Si vous quittez cette page, choisissez à nouveau plus tard ceux qui manquent.",
    restored: "Vos réponses de la dernière fois sont à nouveau ici.",
    restoredWithoutFiles:
      "Vos réponses de la dernière fois sont à nouveau ici, mais pas tous vos fichiers. Veuillez choisir à nouveau ceux qui manquent.",
    erased: "Le brouillon a été effacé de cet appareil.",
    notKept:
      "Vos réponses ne peuvent pas être gardées sur cet appareil pour l’instant. Vous pouvez quand même remplir le formulaire et l’envoyer.",
    notErased:
      "Le brouillon n’a pas pu être effacé. Veuillez effacer les données de ce site web dans les paramètres de votre navigateur.",
  },
  undelivered: {
    title: "Ce que vous avez envoyé le {date} n’a pas pu être remis. Il reste chiffré sur cet appareil.",
    tooLarge: "L’envoi est plus volumineux que ce qui est accepté.",
    files: "Un fichier qui en fait partie a changé ou n’est plus sur cet appareil.",
    refused: "L’envoi n’est pas accepté par le destinataire.",
    now: "Veuillez remplir à nouveau le formulaire, ou joindre le cabinet autrement.",
    discard: "Le supprimer de cet appareil",
    ask: "Une fois supprimé, il ne pourra plus être envoyé ni lu par personne. Voulez-vous le supprimer ?",
    yes: "Oui, le supprimer",
    no: "Non, le garder",
    discarded: "Il a été supprimé de cet appareil.",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
