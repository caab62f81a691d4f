import { createHmac } from "node:crypto"
import { env } from "./env.ts"

const rounds = 8
const half = 2 ** 16

/**
 * Puts each whole number below `size` (at most 2^32) in another place, no two in the same one, by a key that never changes
 * (`ADDRESS_KEY_SECRET`): a Feistel network with HMAC as its round, walked on until it comes to a place below `size`
 * (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002). Who does not know the key cannot tell the order.
 */
export function keyedPermutation(purpose: string, value: number, size: number): number {
  let place = value
  do place = feistel(purpose, place)
  while (place >= size)
  return place
}

function feistel(purpose: string, value: number): number {
  let [left, right] = [Math.floor(value / half), value % half]
  for (let round = 0; round < rounds; round += 1)
    [left, right] = [right, left ^ roundOf(purpose, round, right)]
  return left * half + right
}

const roundOf = (purpose: string, round: number, right: number) =>
  createHmac("sha256", env().ADDRESS_KEY_SECRET)
    .update(`${purpose}:${round}:${right}`)
    .digest()
    .readUInt16BE()
