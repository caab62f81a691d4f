import { randomFillSync } from "node:crypto"

const SID_BYTES = 16
const pool = Buffer.alloc(SID_BYTES * 1024)
let used = pool.length

/** 32 random hexadecimal digits. Randomness is drawn for a thousand sids at a time. */
export function hexId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += SID_BYTES
  return pool.toString("hex", used - SID_BYTES, used)
}
