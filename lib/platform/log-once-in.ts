/** Passes on the first of many equal reports and then one per `quietMs`, with how many were kept back. */
export function logOnceIn<Report>(quietMs: number, write: (repeats: number, report: Report) => void) {
  let quietUntil = 0
  let repeats = 0
  return (report: Report) => {
    if (Date.now() < quietUntil) {
      repeats += 1
      return
    }
    write(repeats, report)
    repeats = 0
    quietUntil = Date.now() + quietMs
  }
}
