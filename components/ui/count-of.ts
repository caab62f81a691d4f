import { formatNumber } from "./number.tsx"

/** (1, "person", "people") → "1 person" */
export const countOf = (count: number, one: string, many: string) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`
