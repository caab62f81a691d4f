import { z } from "zod"

export type EncryptionKey = { id: string; key: Buffer }

const keyBytes = 32
const form = /^(\w+):([\w+/-]{43}=?)$/

/** `id:key,id:key`, newest first: each key 32 bytes in base64, each id letters, digits and `_`. */
export const encryptionKeys = z.string().transform((text, context): EncryptionKey[] => {
  const keys = text.split(",").map((entry) => parseKey(entry.trim()))
  if (keys.some((key) => key === null)) {
    context.addIssue("must be id:key, each key 32 bytes in base64: k1:$(openssl rand -base64 32)")
    return z.NEVER
  }
  const found = keys.filter((key) => key !== null)
  const twice = found.find(({ id }, i) => found.some((other, j) => j < i && other.id === id))
  if (twice) context.addIssue(`has two keys with the id ${twice.id}: give each key an id of its own`)
  return found
})

function parseKey(entry: string): EncryptionKey | null {
  const [, id, value] = form.exec(entry) ?? []
  const key = Buffer.from(value ?? "", "base64")
  return id && key.length === keyBytes ? { id, key } : null
}
