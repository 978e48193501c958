import { createMessage, encrypt, readKey } from "openpgp";

export async function seal(armoredKey: string, plaintext: Uint8Array): Promise<Uint8Array> {
  const encryptionKeys = await readKey({ armoredKey });
  const message = await createMessage({ binary: plaintext });
  return encrypt({ message, encryptionKeys, format: "binary" });
}
