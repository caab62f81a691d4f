import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"

/** Watches what a process takes from now on (Linux only): `aboveIdleMiB` is its peak since, less what it holds now. */
export async function watchMemory(pid: number): Promise<{ aboveIdleMiB(): Promise<number> }> {
  // 5 resets the peak to the present size, see proc_pid_clear_refs(5).
  await writeFile(path.join("/proc", `${pid}`, "clear_refs"), "5")
  const idleMiB = await readMiB(pid, "VmRSS")
  return { aboveIdleMiB: async () => (await readMiB(pid, "VmHWM")) - idleMiB }
}

/** What /proc says of a process: `VmRSS` now, `VmHWM` at its peak. */
export async function readMiB(pid: number, field: string): Promise<number> {
  const status = await readFile(path.join("/proc", `${pid}`, "status"), "utf8")
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
}
