import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"

export type Figure = {
  what: string
  value: number
  unit: string
  bar?: { atLeast: number } | { atMost: number }
}

/** Prints the figures as a table, writes them as JSON, and says whether every bar was met. */
export async function report(figures: Figure[], startedAt: Date): Promise<boolean> {
  const width = Math.max(...figures.map(({ what }) => what.length))
  for (const figure of figures)
    console.log(
      `${figure.what.padEnd(width)}  ${format(figure.value).padStart(12)} ${figure.unit.padEnd(10)} ${verdict(figure)}`,
    )
  const folder = path.join(import.meta.dirname, "../results")
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${startedAt.toISOString().replaceAll(":", "-")}.json`)
  await writeFile(file, `${JSON.stringify({ startedAt, node: process.version, figures }, null, 2)}\n`)
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}`)
  return figures.every(isMet)
}

function verdict(figure: Figure): string {
  if (!figure.bar) return ""
  const bar = "atLeast" in figure.bar ? `at least ${figure.bar.atLeast}` : `at most ${figure.bar.atMost}`
  return `${isMet(figure) ? "met" : "MISSED"}: ${bar}`
}

function isMet({ value, bar }: Figure): boolean {
  if (!bar) return true
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost
}

const format = (value: number) =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 2 : 0, useGrouping: true })
