import type { Translation } from "../translation.ts";

export const passphrase: Translation["passphrase"] = {
  hint: "Cuatro o cinco palabras que no tienen nada que ver entre sí son fuertes y más fáciles de recordar que una contraseña.",
  repeat: "La misma frase de contraseña otra vez",
  field: "Frase de contraseña",
  show: "Mostrar",
  showNamed: "Mostrar la frase de contraseña",
  different: "Las dos frases de contraseña no son iguales.",
  meter: "Fortaleza de la frase de contraseña",
  unrated: "La frase de contraseña todavía no se ha valorado.",
  notRated: "No se ha podido valorar la frase de contraseña. Cargue la página de nuevo.",
  guessable: "Esta frase de contraseña se podría adivinar. Añada una o dos palabras.",
  ratings: ["Muy débil", "Débil", "Regular", "Buena", "Muy fuerte"],
  enough: (rating) => `${rating}.`,
  notEnough: (rating) => `${rating}: todavía no basta. Añada una o dos palabras.`,
};

export const recovery: Translation["recovery"] = {
  heading: "Su código de recuperación",
  why: "Si se olvida la frase de contraseña, este código lo abre todo en su lugar. Nadie lo tiene excepto usted: ni el alojamiento ni nosotros.",
  how: "Escríbalo en un papel, y guarde el papel donde guarda lo que no se debe perder. No lo guarde en este navegador ni en un correo electrónico.",
  written: "Lo he escrito",
  backHeading: "Escriba aquí el código del papel",
  backWhy: "Así es seguro que lo que hay en el papel está bien.",
  typed: "El código de recuperación, tal como está en el papel",
  typedHint: "Las mayúsculas, los guiones y los espacios no importan.",
  check: "Comprobar el código",
  checking: "Cerrando la clave también con el código. Tarda unos segundos.",
  again: "Mostrar el código otra vez",
  different:
    "Este no es el código que se mostró. Compárelo con el papel, o haga que se muestre el código otra vez.",
};
