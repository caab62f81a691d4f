import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"

/** A process as it can be found again: its number, and when it began, because numbers are given out anew. */
export type ProcessIdentity = { pid: number; began: string }

export function identify(pid: number): ProcessIdentity | undefined {
  const began = beganAt(pid)
  return began === undefined ? undefined : { pid, began }
}

/** True while that very process runs. */
export const isAlive = ({ pid, began }: ProcessIdentity) => beganAt(pid) === began

function beganAt(pid: number): string | undefined {
  return existsSync("/proc/self/stat") ? beganOnLinux(pid) : beganByPs(pid)
}

/** Field 22 of /proc/PID/stat, counted from the boot; a zombie counts as gone. */
function beganOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    if (fields[0] === "Z") return undefined
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
    return `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}

function beganByPs(pid: number): string | undefined {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8" }).trim() || undefined
  } catch {
    return undefined
  }
}
