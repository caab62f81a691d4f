import { execFile } from "node:child_process"
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { promisify } from "node:util"
import { diskFull, Problem, saysDiskFull } from "../problem.ts"
import { postgresBinaries } from "./binaries.ts"
import { asOwner, type Command, postgresOwner } from "./unprivileged.ts"

export const superuser = "postgres"

/** Makes the database cluster in `dataDir` unless it is there. A cluster that was left half made is made anew. */
export async function ensureCluster(dataDir: string, password: string): Promise<void> {
  if (existsSync(path.join(dataDir, "PG_VERSION")) && !existsSync(unfinished(dataDir))) return
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(unfinished(dataDir), "")
  const owner = postgresOwner()
  if (owner) chownSync(dataDir, owner.uid, owner.gid)
  await initialise(dataDir, password)
  rmSync(unfinished(dataDir))
}

const unfinished = (dataDir: string) => `${dataDir}.unfinished`

async function initialise(dataDir: string, password: string): Promise<void> {
  const { initdb } = await postgresBinaries()
  const owner = postgresOwner()
  const passwordFile = `${dataDir}.password`
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (owner) chownSync(passwordFile, owner.uid, owner.gid)
    const args = [
      `--pgdata=${dataDir}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own Unicode rules: the same order and case folding on every machine.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]
    await run(asOwner({ file: initdb, args }, owner, dataDir))
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function run({ file, args, uid, gid }: Command): Promise<void> {
  try {
    await promisify(execFile)(file, args, { uid, gid })
  } catch (error) {
    const output = String((error as { stderr?: string }).stderr ?? error)
    if (saysDiskFull(output)) throw diskFull()
    throw new Problem(`PostgreSQL could not make its files: ${output.trim().split("\n").at(-1)}`)
  }
}

/** The command that runs the server on 127.0.0.1 with the given settings. It is ready when it accepts connections. */
export async function serverCommand(
  dataDir: string,
  port: number,
  settings: Record<string, string>,
): Promise<Command> {
  const { postgres } = await postgresBinaries()
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  return asOwner(
    { file: postgres, args: ["-D", dataDir, "-p", `${port}`, ...flags] },
    postgresOwner(),
    dataDir,
  )
}
