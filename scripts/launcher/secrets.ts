import { randomBytes, randomUUID } from "node:crypto"
import { readJson, writeJson } from "./json-file.ts"

const newSecrets = () => ({
  postgresPassword: randomBytes(24).toString("base64url"),
  encryptionKey: randomBytes(32).toString("base64"),
  addressKeySecret: randomBytes(32).toString("base64url"),
  sessionSecret: randomBytes(32).toString("base64url"),
  oidcClientSecret: randomBytes(32).toString("base64url"),
  twilioAccountSid: `AC${randomBytes(16).toString("hex")}`,
  twilioAuthToken: randomBytes(16).toString("hex"),
  apiClientId: randomUUID() as string,
  apiClientSecret: randomBytes(32).toString("base64url"),
})

export type Secrets = ReturnType<typeof newSecrets>

/** This set-up's own secrets: made at the first start and kept, because the database holds what they sealed. */
export function readSecrets(file: string): Secrets {
  const kept = readJson<Partial<Secrets>>(file)
  const secrets = { ...newSecrets(), ...kept }
  if (Object.keys(kept ?? {}).length < Object.keys(secrets).length) writeJson(file, secrets)
  return secrets
}
