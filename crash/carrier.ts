import { type LateSpan, startCrashCarrier } from "./support/crash-carrier.ts"

/**
 * The crash carrier as a process: tells whoever started it its address, and ends with them. It notes arrivals when its event
 * loop comes to them: asked by a message, it tells when that was late.
 */
const lateMs = 2
/** As long as a campaign may take. */
const rememberedMs = 300_000

const lateSpans: LateSpan[] = []
let [before, last] = [Date.now(), Date.now()]
setInterval(() => {
  const now = Date.now()
  // What is noted in this turn of the loop may have come since the turn before.
  if (now - last > lateMs) lateSpans.push({ fromMs: before, toMs: now + lateMs })
  while (lateSpans[0] && lateSpans[0].toMs < now - rememberedMs) lateSpans.shift()
  before = last
  last = now
}, 1)

process.on("disconnect", () => process.exit())
process.on("message", () => process.send?.(lateSpans))
const { url } = await startCrashCarrier()
process.send?.(url)
