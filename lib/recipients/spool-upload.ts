import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { InvalidInputError, StorageFullError, TooLargeError } from "#lib/platform/errors.ts"
import { type FileInspection, fileInspector } from "./file-inspection.ts"

export const maxUploadBytes = 64 * 1024 * 1024

export type SpooledFile = FileInspection & { path: string }

/**
 * Writes an upload to a temporary file, gives it to `use`, and removes it whatever happens. Memory holds a chunk at a time.
 * Throws TooLargeError above 64 MiB, StorageFullError when the disk is full, InvalidInputError when it is no text file.
 */
export async function withSpooledUpload<Result>(
  body: AsyncIterable<Uint8Array>,
  use: (file: SpooledFile) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "recipients-")).catch(rejectFullDisk)
  try {
    const filePath = path.join(folder, "upload")
    const inspection = await spool(body, filePath).catch(rejectFullDisk)
    return await use({ ...inspection, path: filePath })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function spool(body: AsyncIterable<Uint8Array>, filePath: string): Promise<FileInspection> {
  const inspector = fileInspector()
  await pipeline(limited(body, inspector.look), createWriteStream(filePath, { mode: 0o600 }))
  return inspector.result()
}

async function* limited(body: AsyncIterable<Uint8Array>, look: (chunk: Uint8Array) => void) {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxUploadBytes)
      throw new TooLargeError("The file is larger than 64 MB: split it into several campaigns")
    look(chunk)
    yield chunk
  }
}

function rejectFullDisk(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "ENOSPC" || code === "EDQUOT")
    throw new StorageFullError("The server has no room left to receive files: tell your administrator")
  if (code === "ECONNRESET" || code === "ABORT_ERR" || code === "ERR_STREAM_PREMATURE_CLOSE")
    throw new InvalidInputError("The upload was interrupted: upload the file again")
  throw error
}
