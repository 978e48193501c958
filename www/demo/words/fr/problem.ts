import type { Translation } from "../translation.ts";

const CHANGED =
  "Cet enregistrement a été endommagé ou modifié après son envoi, ou sa place est ailleurs. Il n’a pas été ouvert.";
const INPUT = "Quelque chose dont cette page a besoin manque ou n’a pas la bonne forme.";
const NOT_STARTED =
  "Ce qui ouvre les enregistrements n’a pas pu être démarré dans ce navigateur. Rechargez la page, ou utilisez un autre navigateur.";

export const problem: Translation["problem"] = {
  "insecure-context":
    "Cette page n’a pas été chargée par une connexion sécurisée. Aucune clé n’est donc utilisée ici. Ouvrez-la avec https.",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "L’hébergeur est injoignable. Vérifiez la connexion, puis réessayez.",
  "server-refused":
    "L’hébergeur a refusé. Si un nouveau lien de configuration a été affiché depuis, seul celui-ci compte.",
  "too-large":
    "Ce que l’hébergeur a envoyé est plus volumineux que ce qui est permis. Cela n’a pas été ouvert.",
  "limit-exceeded": "Ceci demande plus que n’importe quel envoi honnête. Cela n’a pas été ouvert.",
  internal: "Quelque chose n’a pas fonctionné dans cette page. Rechargez-la.",
  "out-of-memory":
    "Il n’y a pas assez de mémoire pour la phrase de passe. Veuillez fermer d’autres pages et programmes, puis réessayer.",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "Cette phrase de passe ne peut pas être utilisée. Veuillez en choisir une autre.",
  "open-failed":
    "L’ouverture a échoué. Veuillez vérifier la phrase de passe\u00a0; si elle est juste, ce qui est conservé a été endommagé ou modifié.",
  "no-slot": "Cet enregistrement a été scellé pour quelqu’un d’autre. Vos clés ne l’ouvrent pas.",
  malformed: CHANGED,
  unsupported:
    "Cet enregistrement a été fait par une version plus récente de sealform. Veuillez recharger la page.",
  "file-missing":
    "L’hébergeur n’a pas ce fichier. Son transfert n’est pas allé à son terme, ou il y a été supprimé.",
  "keyring-changed":
    "Un autre appareil a modifié entre-temps le trousseau du cabinet. Rien n’a été modifié ici. Veuillez verrouiller cette page, la déverrouiller, puis refaire la modification.",
  "record-changed":
    "Un autre appareil modifiait cet enregistrement au même moment. Il reste tel quel. Veuillez réessayer plus tard.",
  "note-class":
    "Les notes de psychothérapie, les notes de suivi et les journaux sont tenus séparément\u00a0: ceci ne passe pas de l’un à l’autre. Rien n’a été modifié.",
  "note-changed":
    "Il existe une version plus récente de cette note que celle que vous avez sous les yeux. Rien n’a été écrasé. Veuillez l’ouvrir à nouveau.",
  "notebook-open":
    "Ce carnet est ouvert dans un autre onglet ou une autre fenêtre de ce navigateur. Veuillez d’abord l’y fermer, afin que les deux ne s’écrasent pas l’un l’autre.",
  "invalid-recovery-code":
    "Ce n’est pas un code de récupération\u00a0: une lettre ou un chiffre est faux ou manque. Veuillez le comparer avec le papier, groupe par groupe.",
  "passkey-failed":
    "La clé d’accès n’a pas été utilisée\u00a0: l’opération a été annulée, ou cet appareil n’a pas cette clé. Veuillez réessayer, ou utiliser la phrase de passe ou le code de récupération.",
  "passkey-unfit":
    "Cette clé d’accès ne peut pas verrouiller un trousseau\u00a0: elle ne donne pas chaque fois le même secret. Rien n’a été modifié. Veuillez utiliser un autre appareil, ou une autre sorte de clé d’accès.",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
  "invalid-recipient": "Ce n’est pas une clé publique, ou il en manque une partie.",
  "storage-full": "Il n’y a pas assez de place sur cet appareil. Libérez-en un peu, puis réessayez.",
};
