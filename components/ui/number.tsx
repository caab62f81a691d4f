const plain = new Intl.NumberFormat("en-US")
const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 })

/** 12034 as "12,034". */
export const formatNumber = (value: number) => plain.format(value)

/** What rounds to nothing, or to everything, and is not. */
const rest = 0.0005

/** A share of 0..1 as "62.5%"; null, when there is nothing to share, as a dash. */
export function formatPercent(share: number | null): string {
  if (share === null) return "–"
  if (share > 0 && share < rest) return "<0.1%"
  if (share < 1 && share > 1 - rest) return ">99.9%"
  return percent.format(share)
}

/** A number whose digits stand under each other. */
export function NumberText({ value }: { value: number }) {
  return <span className="tabular-nums">{formatNumber(value)}</span>
}
