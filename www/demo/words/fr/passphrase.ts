import type { Translation } from "../translation.ts";

export const passphrase: Translation["passphrase"] = {
  field: "Phrase de passe",
  show: "Afficher",
  showNamed: "Afficher la phrase de passe",
  hint: "Quatre ou cinq mots sans aucun rapport entre eux sont solides, et plus faciles à retenir qu’un mot de passe.",
  repeat: "La même phrase de passe, encore une fois",
  different: "Les deux phrases de passe ne sont pas identiques.",
  meter: "Solidité de la phrase de passe",
  unrated: "La phrase de passe n’est pas encore évaluée.",
  notRated: "La phrase de passe n’a pas pu être évaluée. Rechargez la page.",
  guessable: "Cette phrase de passe pourrait être devinée. Ajoutez un ou deux mots.",
  ratings: ["Très faible", "Faible", "Moyenne", "Bonne", "Très forte"],
  enough: (rating) => `${rating}.`,
  // What the meter advises is in English, so this says what helps in every case.
  notEnough: (rating) => `${rating} : pas encore suffisant. Ajoutez un ou deux mots.`,
};

export const recovery: Translation["recovery"] = {
  heading: "Votre code de récupération",
  why: "Si la phrase de passe est oubliée, ce code ouvre tout à sa place. Personne ne l’a, sauf vous\u00a0: ni l’hébergeur, ni nous.",
  how: "Écrivez-le sur papier, et gardez le papier là où vous gardez ce qui ne doit pas se perdre. Ne le gardez pas dans ce navigateur ni dans un e-mail.",
  written: "Je l’ai noté",
  backHeading: "Saisissez le code en le lisant sur le papier",
  backWhy: "Il est ainsi certain que ce qui est écrit sur le papier est juste.",
  typed: "Le code de récupération, tel qu’il est sur le papier",
  typedHint: "Les majuscules, les tirets et les espaces ne comptent pas.",
  check: "Vérifier le code",
  checking: "La clé est verrouillée avec le code aussi. Cela prend quelques secondes.",
  again: "Afficher à nouveau le code",
  different:
    "Ce n’est pas le code qui a été affiché. Comparez-le avec le papier, ou faites afficher à nouveau le code.",
};
