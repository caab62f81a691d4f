const plain = new Intl.NumberFormat("en-US")
const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 })

/** 12034 as "12,034". */
export const formatNumber = (value: number) => plain.format(value)

/** A share of 0..1 as "62.5%"; null, when there is nothing to share, as a dash. */
export const formatPercent = (share: number | null) => (share === null ? "–" : percent.format(share))

/** A number whose digits stand under each other. */
export function NumberText({ value }: { value: number }) {
  return <span className="tabular-nums">{formatNumber(value)}</span>
}
