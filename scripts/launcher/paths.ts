import path from "node:path"

/** The clone. */
export const rootDir = path.resolve(import.meta.dirname, "../..")

/** Everything that a running set-up keeps, in one folder that `--fresh` deletes. */
export const dataPaths = (dataDir: string) => ({
  dataDir,
  postgres: path.join(dataDir, "postgres"),
  logs: path.join(dataDir, "logs"),
  /** What scripts read to drive the set-up. */
  manifest: path.join(dataDir, "embedded.json"),
  secrets: path.join(dataDir, "secrets.json"),
  ports: path.join(dataDir, "ports.json"),
  processes: path.join(dataDir, "processes.json"),
  identityKeys: path.join(dataDir, "identity-keys.json"),
  carrier: path.join(dataDir, "carrier.json"),
})

export type DataPaths = ReturnType<typeof dataPaths>
