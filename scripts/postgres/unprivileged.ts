import { execFileSync, spawnSync } from "node:child_process"
import { statSync } from "node:fs"
import path from "node:path"
import { Problem } from "../problem.ts"

export type Command = { file: string; args: string[]; uid?: number; gid?: number }
type Owner = { uid: number; gid: number }

/** Who PostgreSQL runs as: it refuses to run as root, so root hands it to `nobody`; everybody else runs it themselves. */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }))
  return { uid: idOf("-u"), gid: idOf("-g") }
}

/**
 * The command as that owner may run it. Below a folder that is closed to others (root's home, `mktemp -d`) even its own
 * files are out of reach; there it keeps root's right to pass folders, and nothing else of root.
 */
export function asOwner(command: Command, owner: Owner | undefined, dataDir: string): Command {
  if (!owner) return command
  if ([command.file, dataDir].every(isReachable)) return { ...command, ...owner }
  const args = [...keepPassage(owner), command.file, ...command.args]
  if (spawnSync("setpriv", [...keepPassage(owner), "true"]).status === 0) return { file: "setpriv", args }
  throw new Problem(
    `PostgreSQL does not run as root, and no other user can reach ${dataDir}: start as a normal user, or from a folder that is open to others.`,
  )
}

const keepPassage = ({ uid, gid }: Owner) => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  "--clear-groups",
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
  // Without it access(2) ignores the capability, and PostgreSQL asks access(2) before it opens.
  "--securebits=+no_setuid_fixup",
]

/** True when every folder above lets others pass. */
export function isReachable(target: string): boolean {
  const parent = path.dirname(path.resolve(target))
  const isOpen = (statSync(parent).mode & 0o001) !== 0
  return isOpen && (parent === path.dirname(parent) || isReachable(parent))
}
