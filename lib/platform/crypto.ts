import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"
import type { EncryptionKey } from "./encryption-keys.ts"
import { env } from "./env.ts"

const algorithm = "aes-256-gcm"

/** Encrypts a secret at rest with the newest key: `keyId.iv.tag.ciphertext`, each part base64url. */
export function seal(plain: string, keys: EncryptionKey[] = env().ENCRYPTION_KEYS): string {
  const [newest] = keys
  if (!newest) throw new Error("ENCRYPTION_KEYS is empty")
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, newest.key, iv)
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()])
  return [newest.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".")
}

/** Opens what `seal` made, with the key it names. Throws when the key is gone or the text was altered. */
export function unseal(sealed: string, keys: EncryptionKey[] = env().ENCRYPTION_KEYS): string {
  const [id, iv, tag, body] = sealed.split(".")
  const key = keys.find((candidate) => candidate.id === id)?.key
  if (!key || !iv || !tag || body === undefined) throw new Error(`No key "${id}" to open a stored secret`)
  const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, "base64url"))
  decipher.setAuthTag(Buffer.from(tag, "base64url"))
  return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8")
}

/** What `unseal` opens, or null when it cannot: for a secret that a person can enter again. */
export function tryUnseal(sealed: string): string | null {
  try {
    return unseal(sealed)
  } catch {
    return null
  }
}

/** Keyed hash of a recipient's address, the same for ever: finds suppressions after the number itself was erased. */
export function keyedHash(value: string): string {
  return createHmac("sha256", env().ADDRESS_KEY_SECRET).update(value).digest("base64url").slice(0, 32)
}

/** A new API secret of 256 random bits. */
export const newSecret = () => randomBytes(32).toString("base64url")

/** Hash of a random 256-bit secret; such a secret needs no slow hash. */
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("base64url")

/** Compares a presented secret with a stored hash in constant time. */
export const secretMatches = (secret: string, hash: string) =>
  timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash))
