import { make } from "./dom.ts";

/** A button that shows and hides what is typed into the fields. */
export function revealButton(...fields: HTMLInputElement[]): HTMLButtonElement {
  const button = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, "Show");
  button.setAttribute("aria-label", "Show the passphrase");
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    for (const field of fields) field.type = shown ? "text" : "password";
  });
  return button;
}
