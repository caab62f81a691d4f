/** The middle one of several measurements: what else the machine did in one of them does not count. */
export const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
