import { mkdir, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"

export type Figure = {
  what: string
  value: number
  unit: string
  bar?: { atLeast: number } | { atMost: number } | { below: number }
}

export type Run = { startedAt: Date; seconds: number; figures: Figure[] }

const folder = path.join(import.meta.dirname, "../results")
const page = path.join(import.meta.dirname, "../../docs/benchmark.md")

/** Prints the figures as a table, with what is asked of them, and whether it was met. */
export function print({ figures }: Run): void {
  const rows = figures.map((figure) => [
    figure.what,
    format(figure.value),
    figure.unit,
    barOf(figure),
    verdict(figure),
  ])
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  for (const [what = "", value = "", unit = "", bar = "", met = ""] of rows)
    console.log(
      `${what.padEnd(width(0))}  ${value.padStart(width(1))} ${unit.padEnd(width(2))}  ${bar.padEnd(width(3))}  ${met}`.trimEnd(),
    )
}

/** Keeps the run as JSON beside the earlier ones. Returns the file. */
export async function keep(run: Run): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${run.startedAt.toISOString().replaceAll(":", "-")}.json`)
  await writeFile(file, `${JSON.stringify({ node: process.version, ...run }, null, 2)}\n`)
  return path.relative(process.cwd(), file)
}

/** Writes the run into docs/benchmark.md. */
export async function publish(run: Run): Promise<void> {
  const rows = run.figures.map(
    (figure) =>
      `| ${figure.what} | ${format(figure.value)} ${figure.unit} | ${barOf(figure)} | ${verdict(figure)} |`,
  )
  const machine = `${os.cpus().length} cores with ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version.slice(1)}`
  const day = run.startedAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
  const intro = `\`npm run bench -- --write\` on ${machine}, ${day}, ${Math.round(run.seconds / 60)} minutes. Postgres, web,
worker, carrier sandbox and the measuring process share the cores, so only ratios of one run mean anything.`
  const table = ["| what | value | bar | |", "|---|---|---|---|", ...rows].join("\n")
  await writeFile(page, `# Benchmark\n\n${intro}\n\n${table}\n\n${notes}\n`)
}

const notes = `The yardstick is the \`twilio\` package as it comes, in a process of its own, with 100 requests at once and nothing
around it: no callbacks to answer, nothing written down. A drain claims with its intent, sends, settles and, at the same
time, verifies, stores and applies two callbacks a message. Rates are read from the times at which the carrier took the first
and the last message; a pace is counted in every window of one second that ends with a message. \`npm run bench -- drain\`
runs one scenario; the others are \`import\`, \`ceiling\`, \`growth\`, \`opening\`, \`pace\`, \`lanes\`, \`launch\` and \`list\`. For
\`list\` a brand with 1,000 campaigns and one with 1,000,000 ask the same, in turns.`

export const isMet = ({ value, bar }: Figure): boolean => {
  if (!bar) return true
  if ("atLeast" in bar) return value >= bar.atLeast
  return "atMost" in bar ? value <= bar.atMost : value < bar.below
}

function barOf({ bar }: Figure): string {
  if (!bar) return ""
  if ("atLeast" in bar) return `at least ${format(bar.atLeast)}`
  return "atMost" in bar ? `at most ${format(bar.atMost)}` : `below ${format(bar.below)}`
}

const verdict = (figure: Figure) => (figure.bar ? (isMet(figure) ? "met" : "MISSED") : "")

const format = (value: number) =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 2 : 0, useGrouping: true })
