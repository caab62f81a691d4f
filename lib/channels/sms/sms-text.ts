/** The wire contract's rule for web campaigns (section 9.4): text and opt-out text together, the line break not counted. */
export const smsLimit = 140
/** Exactly the 42 characters that are reserved by default (wire contract 9.4). */
export const defaultOptOutText = "To STOP receiving messages just reply STOP"

export type SmsEncoding = "GSM-7" | "UCS-2"
export type CostlyCharacter = { index: number; char: string; replacement: string | null }
export type SmsMeasure = {
  encoding: SmsEncoding
  segments: number
  /** Septets for GSM-7 (the extension table costs two), 16-bit units for UCS-2. */
  units: number
  unitsPerSegment: number
  /** Characters outside GSM-7: each of them turns the whole message into UCS-2. */
  costlyCharacters: CostlyCharacter[]
}

const gsmBasic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
const gsmExtension = new Set("\f^{}\\[~]|€")
const capacities = { "GSM-7": { single: 160, multi: 153 }, "UCS-2": { single: 70, multi: 67 } } as const

const lookAlikes: Record<string, string> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "…": "...",
  "•": "*",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2009": " ",
  "\u200b": "",
  "\ufeff": "",
  ç: "c",
  ê: "e",
  á: "a",
  í: "i",
  ó: "o",
  ú: "u",
}

/**
 * Measures a text as carriers bill it: 160 or 153 septets, 70 or 67 UCS-2 units a segment.
 * One character outside GSM-7 makes the whole message UCS-2. Source: GSM 03.38, platform facts D4.
 */
export function measureSms(text: string): SmsMeasure {
  const costlyCharacters = findCostlyCharacters(text)
  const encoding: SmsEncoding = costlyCharacters.length > 0 ? "UCS-2" : "GSM-7"
  const costs = encoding === "GSM-7" ? septets(text) : [...text].map((char) => char.length)
  const units = costs.reduce((sum, cost) => sum + cost, 0)
  const { single, multi } = capacities[encoding]
  const segments = units <= single ? 1 : packedSegments(costs, multi)
  return { encoding, segments, units, unitsPerSegment: segments > 1 ? multi : single, costlyCharacters }
}

/** Characters of one septet each, by far the most of all texts. */
const plainSeptets = /^[A-Za-z0-9 \n\r.,:;!?'"@#$%&()*+\-/<=>_]*$/

/** How many segments a rendered text costs. */
export const countSegments = (text: string) =>
  text.length <= capacities["GSM-7"].single && plainSeptets.test(text) ? 1 : measureSms(text).segments

const septets = (text: string) => [...text].map((char) => (gsmExtension.has(char) ? 2 : 1))

/** A character of two units is never cut in half: what does not fit moves to the next segment. */
function packedSegments(costs: number[], capacity: number): number {
  let segments = 1
  let used = 0
  for (const cost of costs) {
    if (used + cost > capacity) {
      segments += 1
      used = 0
    }
    used += cost
  }
  return segments
}

function findCostlyCharacters(text: string): CostlyCharacter[] {
  const found: CostlyCharacter[] = []
  let index = 0
  for (const char of text) {
    if (!gsmBasic.has(char) && !gsmExtension.has(char))
      found.push({ index, char, replacement: lookAlikes[char] ?? null })
    index += char.length
  }
  return found
}

/** Characters left of the 140 for a web campaign; negative when over. */
export const charactersLeft = (text: string, optOutText: string) => smsLimit - text.length - optOutText.length
