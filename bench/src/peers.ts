// What else seals a form to a public key. Each seals from the public key as a page is given it to the bytes that the
// page sends, and opens from the private key as it is kept to the plaintext.

export const POST_QUANTUM = "post-quantum hybrid";
export const CLASSICAL = "NOT post-quantum";

/** With a key pair of its own. */
export type Ready = {
  publicKey: string | Uint8Array;
  seal(plaintext: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array>;
};

/** `sealer` names its file in sealers/. */
export type Peer = { name: string; sealer: string; kind: string; load(): Promise<Ready> };

const age: Peer = {
  name: "age-encryption",
  sealer: "age-encryption",
  kind: POST_QUANTUM,
  async load() {
    const { Decrypter, generateHybridIdentity, identityToRecipient } = await import("age-encryption");
    const { seal } = await import("./sealers/age-encryption.ts");
    const identity = await generateHybridIdentity();
    const recipient = await identityToRecipient(identity);
    return {
      publicKey: recipient,
      seal: (plaintext) => seal(recipient, plaintext),
      open: (sealed) => {
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        return decrypter.decrypt(sealed);
      },
    };
  },
};

const hpke: Peer = {
  name: "hpke-js X-Wing",
  sealer: "hpke-js",
  kind: POST_QUANTUM,
  async load() {
    const { seal, suite } = await import("./sealers/hpke-js.ts");
    const pair = await suite.kem.generateKeyPair();
    const publicKey = new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey));
    const privateKey = new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey));
    return {
      publicKey,
      seal: (plaintext) => seal(publicKey, plaintext),
      open: async (sealed) => {
        const recipientKey = await suite.kem.deserializePrivateKey(privateKey);
        const enc = sealed.subarray(0, suite.kem.encSize);
        return new Uint8Array(await suite.open({ recipientKey, enc }, sealed.subarray(suite.kem.encSize)));
      },
    };
  },
};

const openpgp: Peer = {
  name: "openpgp.js curve25519",
  sealer: "openpgp",
  kind: CLASSICAL,
  async load() {
    const { decrypt, generateKey, readMessage, readPrivateKey } = await import("openpgp");
    const { seal } = await import("./sealers/openpgp.ts");
    // Keys and messages of RFC 9580. The release has no post-quantum ones.
    const { privateKey: armoredKey, publicKey } = await generateKey({
      type: "curve25519",
      userIDs: [{ name: "Practice" }],
      format: "armored",
      config: { v6Keys: true, aeadProtect: true },
    });
    return {
      publicKey,
      seal: (plaintext) => seal(publicKey, plaintext),
      open: async (sealed) => {
        const decryptionKeys = await readPrivateKey({ armoredKey });
        const message = await readMessage({ binaryMessage: sealed });
        return (await decrypt({ message, decryptionKeys, format: "binary" })).data;
      },
    };
  },
};

const tweetnacl: Peer = {
  name: "tweetnacl box",
  sealer: "tweetnacl",
  kind: CLASSICAL,
  async load() {
    const { default: nacl } = await import("tweetnacl");
    const { seal } = await import("./sealers/tweetnacl.ts");
    const { publicKey, secretKey } = nacl.box.keyPair();
    return {
      publicKey,
      seal: (plaintext) => seal(publicKey, plaintext),
      open: async (sealed) => {
        const [sender, nonce, box] = [sealed.subarray(0, 32), sealed.subarray(32, 56), sealed.subarray(56)];
        const opened = nacl.box.open(box, nonce, sender, secretKey);
        if (!opened) throw new Error("tweetnacl did not open its box");
        return opened;
      },
    };
  },
};

const libsodium: Peer = {
  name: "libsodium sealed box",
  sealer: "libsodium",
  kind: CLASSICAL,
  async load() {
    const { default: sodium } = await import("libsodium-wrappers");
    const { seal } = await import("./sealers/libsodium.ts");
    await sodium.ready;
    const { publicKey, privateKey } = sodium.crypto_box_keypair();
    return {
      publicKey,
      seal: (plaintext) => seal(publicKey, plaintext),
      open: async (sealed) => sodium.crypto_box_seal_open(sealed, publicKey, privateKey),
    };
  },
};

export const peers = [age, hpke, openpgp, tweetnacl, libsodium];
