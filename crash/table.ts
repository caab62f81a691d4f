import { faultsOf, isOutcome, type Result } from "./run-plans.ts"

const columns = [
  "killed",
  "host",
  "kills",
  "recipients",
  "doubles",
  "losses",
  "unknown",
  "resolved",
  "verdict",
]

/** The crash table in Markdown: one line for each run, and the sums below. */
export function crashTable(results: Result[]): string {
  const outcomes = results.filter(isOutcome)
  const sum = (field: "kills" | "recipients" | "doubles" | "losses" | "unknown" | "resolved") =>
    outcomes.reduce((total, outcome) => total + outcome[field], 0)
  const sums = [
    "all",
    "",
    sum("kills"),
    sum("recipients"),
    sum("doubles"),
    sum("losses"),
    sum("unknown"),
    sum("resolved"),
    "",
  ]
  return [columns, columns.map(() => "---"), ...results.map(cells), sums].map(line).join("\n")
}

const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`

function cells(result: Result): (string | number)[] {
  if (!isOutcome(result)) return [result.plan.name, result.host, ...Array(6).fill("–"), result.problem]
  const { name, host, kills, recipients, doubles, losses, unknown, resolved } = result
  return [
    name,
    host,
    kills,
    recipients,
    doubles,
    losses,
    unknown,
    resolved,
    faultsOf(result).join("; ") || "good",
  ]
}

/** True when every run came to its end and accounted for everybody. */
export const areAllGood = (results: Result[]) =>
  results.every((result) => isOutcome(result) && faultsOf(result).length === 0)
