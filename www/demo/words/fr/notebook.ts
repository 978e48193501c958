import type { Translation } from "../translation.ts";

export const notebook: Translation["notebook"] = {
  which: "Carnet",
  progress: "Notes de suivi",
  progressWhat:
    "Les notes de suivi font partie du dossier : elles peuvent être partagées avec des collègues et exportées.",
  psychotherapy: "Notes de psychothérapie",
  psychotherapyWhat:
    "Les notes de psychothérapie sont à vous seul, tenues à l’écart du dossier (45 CFR 164.501) : elles ne sont jamais partagées et ne figurent dans aucune exportation.",
  again:
    "Ces notes ont leur propre verrou. Déverrouillez-les une nouvelle fois avec la phrase de passe, le code de récupération ou une clé d’accès.",
  unlockLabel: "Déverrouiller les notes de psychothérapie",
  locked:
    "Les notes de psychothérapie se sont verrouillées d’elles-mêmes. Ce qui était écrit est enregistré sur cet appareil.",
  closed: "Le carnet a été fermé. Verrouillez cette page, puis déverrouillez-la.",
};
