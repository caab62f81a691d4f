/** What people write where a secret was meant to come: words of the samples in manuals and templates. */
const sampleWords = new RegExp(
  [
    "change|replace|fill|insert|please|your|with|this|here|must|need|should|the|not|use|set|and|for",
    "my|me|it|in|is|be|of|at|to|an|or",
    "password|passphrase|secret|token|key|value|string|random|secure|insecure|unsafe|safe|strong|weak|very|super|own",
    "example|sample|placeholder|default|dummy|demo|test|testing|local|localhost|dev|development|staging|prod|production",
    "min|minimum|least|more|long|length|char|chars|characters|bytes|bits|hex|base64|16|32|64|256",
    "app|auth|nextauth|session|cookie|address|encryption|metrics|messaging|proactive|admin|qwerty|letmein",
  ]
    .join("|")
    .split("|")
    .toSorted((a, b) => b.length - a.length)
    .join("|"),
  "gi",
)

const longestLookedAt = 256

/**
 * True when a secret is too regular to have been drawn at random, as it stands or as the bytes that it encodes in
 * base64 or hexadecimal: repeated, counted up or down, of few values, or made of the words of samples. A word alone says
 * nothing, since what stands beside it may be random.
 */
export function isGuessable(secret: string): boolean {
  return readings(secret).some((bytes) => isSample(bytes.toString("latin1")) || isRegular(bytes))
}

function readings(secret: string): Buffer[] {
  const encoded: Buffer[] = []
  if (/^([0-9a-f]{2})+$/i.test(secret)) encoded.push(Buffer.from(secret, "hex"))
  if (/^[\w+/-]+=*$/.test(secret)) encoded.push(Buffer.from(secret, "base64"))
  return [Buffer.from(secret), ...encoded]
}

/** It is written in letters and digits, of which the words of samples leave less than a third. */
function isSample(text: string): boolean {
  const written = countWritten(text)
  return written > text.length / 2 && countWritten(text.replace(sampleWords, " ")) < written / 3
}

const countWritten = (text: string) => text.replace(/[^a-z0-9]/gi, "").length

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
