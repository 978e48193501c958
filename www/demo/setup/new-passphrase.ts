import { byId } from "../shared/dom.ts";
import { revealButton } from "../shared/reveal.ts";

// Whoever gets the locked keyring can guess without end, and with many machines. 4 stands for more than 10^10
// guesses; with Argon2id's tenth of a second for each, that is decades of a processor's time. 3 would be months.
const ENOUGH = 4;
const NAMES = ["Very weak", "Weak", "Fair", "Good", "Very strong"] as const;
const UNRATED = "The passphrase is not rated yet.";

/**
 * The form's two fields of a new passphrase: rated while it is typed, and valid only when strong and typed the same
 * twice. Returns how to read it.
 */
export function newPassphrase(form: HTMLFormElement, practice: HTMLInputElement): () => string {
  const first = byId("passphrase", HTMLInputElement);
  const repeat = byId("repeat", HTMLInputElement);
  first.after(revealButton(form, first, repeat));
  for (const field of [first, repeat, practice]) {
    field.addEventListener("input", () => {
      repeat.setCustomValidity(repeat.value === first.value ? "" : "The two passphrases are not the same.");
      // Until it is rated it does not pass, however fast somebody presses Enter.
      first.setCustomValidity(UNRATED);
      rateField(first, practice.value).catch(() => {
        showRating(0, "The passphrase could not be rated. Load the page again.");
      });
    });
  }
  // The dictionaries weigh more than the rest of the site, so they come when the field is first used.
  first.addEventListener("focus", () => import("./strength.ts").catch(() => undefined), { once: true });
  return () => first.value;
}

async function rateField(field: HTMLInputElement, practice: string): Promise<void> {
  const passphrase = field.value;
  const { rate } = await import("./strength.ts");
  // Typed on while the dictionaries came: the later rating counts.
  if (field.value !== passphrase) return;
  const { score, advice } = rate(passphrase, practice.split(/\s+/));
  const name = NAMES[score] ?? NAMES[0];
  field.setCustomValidity(
    score >= ENOUGH ? "" : "This passphrase could be guessed. Add another word or two.",
  );
  if (passphrase === "") showRating(0, UNRATED);
  else showRating(score, score >= ENOUGH ? `${name}.` : `${name}: not enough yet. ${advice}`);
}

function showRating(score: number, text: string): void {
  byId("strength", HTMLMeterElement).value = score;
  byId("strength-text", HTMLElement).textContent = text;
}
