import { DetailedError, Upload } from "tus-js-client"
import type { Problem } from "#lib/platform/problem.ts"

const partBytes = 1024 * 1024
/** After these the person is asked; every part that arrives begins them anew. */
const retryDelaysMs = [0, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000]

type Watcher = {
  onProgress(bytesSent: number): void
  /** The connection or the server is away; it is tried again. */
  onBreak(): void
  onArrived(): void
  onRefused(message: string): void
}

/** An upload of recipients by the tus protocol, remembered by this browser until the file has arrived. */
export function resumableUpload(campaignId: string, file: File, watcher: Watcher): Upload {
  return new Upload(file, {
    endpoint: uploadsPath(campaignId),
    metadata: { filename: file.name },
    chunkSize: partBytes,
    uploadDataDuringCreation: true,
    removeFingerprintOnSuccess: true,
    retryDelays: retryDelaysMs,
    onProgress: watcher.onProgress,
    onShouldRetry: (error) => {
      const mayPass = isPassing(error.originalResponse?.getStatus() ?? 0)
      if (mayPass) watcher.onBreak()
      return mayPass
    },
    onSuccess: watcher.onArrived,
    onError: (error) => watcher.onRefused(refusalIn(error)),
  })
}

/** The address of a campaign's uploads, or of one of them. */
export const uploadsPath = (campaignId: string, uploadId?: string) =>
  ["/api/webtool/campaigns", campaignId, "recipients/uploads", ...(uploadId ? [uploadId] : [])].join("/")

/** No answer, a restart, or another part that came first: the file goes on where the server says. */
const isPassing = (status: number) => status === 0 || status >= 500 || status === 409 || status === 423

function refusalIn(error: Error): string {
  const response = error instanceof DetailedError ? error.originalResponse : null
  const problem = response && parseProblem(response.getBody())
  return problem?.detail ?? unreachable
}

function parseProblem(body: string): Problem | null {
  try {
    return JSON.parse(body) as Problem
  } catch {
    return null
  }
}

const unreachable =
  "The connection broke. What has arrived is kept: try again, or choose the same file later, and it goes on from there"
