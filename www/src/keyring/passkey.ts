import { type Bytes, base64url, random, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { PasskeyAnswer, PasskeyQuestion } from "../worker/keyring-protocol.ts";

const TIMEOUT_MS = 120_000;
/** COSE's numbers of EdDSA, ES256 and RS256. The signatures are of no use here: the prf extension's outputs are. */
const ALGORITHMS = [-8, -7, -257];

/**
 * Whether this page can ask passkeys at all: they belong to a domain, and an address of numbers is none. Whether one has the prf
 * extension shows when it is asked.
 */
export const hasPasskeys = (): boolean =>
  typeof globalThis.PublicKeyCredential === "function" && !/^\[|^[\d.]+$/.test(location.hostname);

/** Asks whichever of the keyring's passkeys is at hand. Error: passkey-failed. */
export async function askPasskeys(questions: PasskeyQuestion[]): Promise<PasskeyAnswer> {
  requirePasskeys();
  if (questions.length === 0) throw failed("The keyring has no passkey.");
  return ask(questions);
}

/** Makes a passkey and asks it, so often that there are two answers to the same question. Errors: passkey-failed, passkey-unfit. */
export async function createPasskey({
  known,
  label,
  practice,
  ...inputs
}: {
  first: Bytes;
  second: Bytes;
  known: Bytes[];
  label: string;
  practice: string;
}): Promise<PasskeyAnswer[]> {
  const created = await credential(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: practice },
        // Of no use to anybody: the keyring names the credential.
        user: { id: random(16), name: label, displayName: label },
        challenge: random(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: known.map((id) => ({ type: "public-key", id })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: inputs } },
      },
    }),
  );
  const question = { ...inputs, credentialId: new Uint8Array(created.rawId) };
  // Some passkeys answer while they are made, most only later.
  const answers = [answerOf(created)].filter((answer) => answer !== null);
  if (answers.length === 0 && !created.getClientExtensionResults().prf?.enabled) {
    throw new SealformError("passkey-unfit", "This passkey does not have the prf extension.");
  }
  while (answers.length < 2) answers.push(await ask([question]));
  return answers;
}

async function ask(questions: PasskeyQuestion[]): Promise<PasskeyAnswer> {
  const evalByCredential = Object.fromEntries(
    questions.map(({ credentialId, first, second }) => [base64url(credentialId), { first, second }]),
  );
  const asked = await credential(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: questions.map(({ credentialId }) => ({ type: "public-key", id: credentialId })),
        userVerification: "required",
        timeout: TIMEOUT_MS,
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  const answer = answerOf(asked);
  if (answer === null) throw new SealformError("passkey-unfit", "This passkey gave no PRF output.");
  return answer;
}

/** The browser's own errors say that it was cancelled, took too long, or that there is no such passkey, and mostly do not tell which. */
async function credential(asking: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  requirePasskeys();
  const found = await asking().catch((thrown: unknown) => {
    throw failed(`The browser gave no passkey (${Object(thrown).name}).`);
  });
  if (found instanceof PublicKeyCredential) return found;
  throw failed("The browser gave no passkey.");
}

/** Error: passkey-failed. */
function requirePasskeys(): void {
  if (hasPasskeys()) return;
  throw failed(
    "There are no passkeys here: they need a browser that has them, and a page in a secure context.",
  );
}

function answerOf(credential: PublicKeyCredential): PasskeyAnswer | null {
  const { first, second } = credential.getClientExtensionResults().prf?.results ?? {};
  if (!first || !second) return null;
  return { credentialId: new Uint8Array(credential.rawId), first: taken(first), second: taken(second) };
}

/** In a buffer of its own; the browser's is wiped. */
function taken(output: BufferSource): Bytes {
  const view =
    output instanceof ArrayBuffer
      ? new Uint8Array(output)
      : new Uint8Array(output.buffer, output.byteOffset, output.byteLength);
  const own = new Uint8Array(view);
  wipe(view);
  return own;
}

const failed = (message: string): SealformError => new SealformError("passkey-failed", message);
