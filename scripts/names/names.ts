/** Words that say nothing, or the same as another one does (decision 0037). */
const vague = ["do", "fetch", "forget", "handle", "load", "note", "read", "set", "write"]

/** Sentences about exported functions whose first word does not mean what decision 0037 says. */
export function nameFaultsOf(file: string, source: string): string[] {
  const exported = source.matchAll(/^export (?:async )?(function\*?|const) (\w+)/gm)
  return [...exported].flatMap(({ 0: head, 1: kind, 2: name = "", index }) => {
    const [verb = ""] = name.split(/(?=[A-Z])/)
    const answer = kind === "const" ? null : answerOf(source.slice(index + head.length))
    return [
      vague.includes(verb) && `${file}: ${name} begins with "${verb}"`,
      verb === "get" && answer?.isNullable && `${file}: ${name} may answer null, which find does`,
      verb === "find" && answer?.isNullable === false && `${file}: ${name} never answers null: get does that`,
    ].filter((fault) => typeof fault === "string")
  })
}

/** Of the type that stands after a function's parameters. */
function answerOf(rest: string): { isNullable: boolean } {
  let depth = 0
  for (let at = rest.indexOf("("); at < rest.length; at += 1) {
    if (rest[at] === "(") depth += 1
    if (rest[at] === ")") depth -= 1
    if (depth === 0) return { isNullable: /\bnull\b/.test(rest.slice(at, rest.indexOf("{\n", at))) }
  }
  return { isNullable: false }
}
