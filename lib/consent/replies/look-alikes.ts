/** Letters and signs that pass for Latin letters of "stop" and its like; Cyrillic "с" is read as it sounds. */
const latinOf = new Map(
  Object.entries({
    a: "аα",
    b: "вβ",
    e: "еεё3",
    h: "н",
    i: "іι",
    k: "кκ",
    m: "м",
    n: "ν",
    o: "оο0",
    p: "рρ",
    s: "сѕ5$",
    t: "тτ",
    u: "υ",
    x: "хχ",
    y: "у",
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
)

/** A text in lower case with every letter that looks like a Latin one written as it. Only ever a reason to ask a person. */
export const asLatin = (text: string): string =>
  [...text.toLowerCase()].map((letter) => latinOf.get(letter) ?? letter).join("")
