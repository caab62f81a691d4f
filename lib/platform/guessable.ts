/** What people write where a secret was meant to come. Six letters or more: a random secret holds none of them. */
const placeholder = /change.?me|changeit|replace|password|secret|example|placeholder|default|insecure|qwerty/i

const longestLookedAt = 256

/**
 * True when a secret is too regular to have been drawn at random, as it stands or as the bytes that it encodes in
 * base64 or hexadecimal: repeated, counted up or down, of few values, or a placeholder.
 */
export function isGuessable(secret: string): boolean {
  return readings(secret).some((bytes) => placeholder.test(bytes.toString("latin1")) || isRegular(bytes))
}

function readings(secret: string): Buffer[] {
  const encoded: Buffer[] = []
  if (/^([0-9a-f]{2})+$/i.test(secret)) encoded.push(Buffer.from(secret, "hex"))
  if (/^[\w+/-]+=*$/.test(secret)) encoded.push(Buffer.from(secret, "base64"))
  return [Buffer.from(secret), ...encoded]
}

function isRegular(bytes: Buffer): boolean {
  const values = [...bytes.subarray(0, longestLookedAt)]
  const steps = values.slice(1).map((value, i) => (value - (values[i] ?? 0)) & 0xff)
  return [values, steps].some(isPoor)
}

/** Few different values, or under three fifths that are no repetition of what came before. */
function isPoor(values: number[]): boolean {
  const isOfFew = new Set(values).size < Math.min(5, values.length / 2)
  return isOfFew || countFresh(values) < Math.min(values.length, 32) * 0.6
}

const shortestRepetition = 3

/** How many values are left when every repetition of three or more is taken out (Lempel and Ziv, 1977). */
function countFresh(values: number[]): number {
  let fresh = 0
  for (let at = 0; at < values.length; ) {
    const repeated = longestRepetition(values, at)
    if (repeated < shortestRepetition) fresh += 1
    at += repeated < shortestRepetition ? 1 : repeated
  }
  return fresh
}

function longestRepetition(values: number[], at: number): number {
  let longest = 0
  for (let earlier = 0; earlier < at; earlier += 1) {
    let length = 0
    while (at + length < values.length && values[earlier + length] === values[at + length]) length += 1
    longest = Math.max(longest, length)
  }
  return longest
}
