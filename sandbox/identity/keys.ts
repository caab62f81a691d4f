import { generateKeyPairSync, type JsonWebKey, randomBytes } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"

export type Keys = { jwk: JsonWebKey; cookieKey: string }

/** The provider's signing and cookie keys: made at the first start, then read from the file, which only its owner may read. */
export function readKeys(file: string): Keys {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Keys
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }
  const keys = { jwk, cookieKey: randomBytes(32).toString("base64url") }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
