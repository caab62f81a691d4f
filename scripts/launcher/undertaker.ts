import { readJson } from "./json-file.ts"
import { type RunningParts, stopParts } from "./running.ts"

const [processesFile = "", launcherPid = ""] = process.argv.slice(2)

/**
 * Waits for the end of the launcher, whose pipe is this process's standard input, and then stops the parts that are
 * still recorded: none after an orderly stop, all of them when the launcher was killed.
 */
process.stdin.resume().once("end", async () => {
  const left = readJson<RunningParts>(processesFile)
  if (left?.launcher.pid === Number(launcherPid)) await stopParts(left)
})
