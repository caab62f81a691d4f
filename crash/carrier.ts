import { startCrashCarrier } from "./support/crash-carrier.ts"

/** The crash carrier as a process: tells whoever started it its address, and ends with them. */
process.on("disconnect", () => process.exit())
const { url } = await startCrashCarrier()
process.send?.(url)
