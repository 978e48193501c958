import nacl from "tweetnacl";

/** Returns the sender's public key, made for this one box, then the nonce, then the box. */
export async function seal(publicKey: Uint8Array, plaintext: Uint8Array): Promise<Uint8Array> {
  const sender = nacl.box.keyPair();
  const nonce = nacl.randomBytes(nacl.box.nonceLength);
  const box = nacl.box(plaintext, nonce, publicKey, sender.secretKey);
  const sealed = new Uint8Array(sender.publicKey.length + nonce.length + box.length);
  sealed.set(sender.publicKey);
  sealed.set(nonce, sender.publicKey.length);
  sealed.set(box, sender.publicKey.length + nonce.length);
  return sealed;
}
