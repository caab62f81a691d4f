/**
 * Matches paths of a pattern as Next writes it, "/campaigns/[campaignId]", without a slash at the end. A parameter is a
 * group of its name.
 */
export const patternExpression = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split("/").slice(1).map(segmentExpression).join("")}$`)

function segmentExpression(segment: string): string {
  if (segment.startsWith("[[...")) return "(?:/[^/]+)*"
  if (segment.startsWith("[...")) return "(?:/[^/]+)+"
  return segment.startsWith("[") ? `/(?<${segment.slice(1, -1)}>[^/]+)` : `/${RegExp.escape(segment)}`
}

type Patterned = { pattern: string }

/** Sorts a name before a parameter, and a parameter before the rest of a path. */
export const byExactness = (a: Patterned, b: Patterned) => (exactness(a) < exactness(b) ? -1 : 1)

const exactness = ({ pattern }: Patterned) =>
  pattern.replace(/\[\[?\.\.\.\w+\]\]?/g, "\uffff").replace(/\[\w+\]/g, "\ufffe")

/** Next answers HEAD where there is GET, and OPTIONS everywhere. */
export const withImplied = (methods: string[]) =>
  [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].toSorted()
