import type { Readable } from "node:stream"
import { DataStore, Server, Upload } from "@tus/server"
import { requestIdOf } from "#app/_server/http/request-id.ts"
import { appendUpload } from "#lib/campaigns/audience/upload/append-upload.ts"
import { beginUpload, maxUploadBytes } from "#lib/campaigns/audience/upload/begin-upload.ts"
import { discardUpload } from "#lib/campaigns/audience/upload/discard-upload.ts"
import { getUpload } from "#lib/campaigns/audience/upload/get-upload.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { log } from "#lib/platform/log.ts"
import { problemOf } from "#lib/platform/problem.ts"

/**
 * Answers one request of the tus protocol (https://tus.io/protocols/resumable-upload) for files of recipients: creation,
 * with or without the first bytes, HEAD, PATCH and termination. What is kept is kept in the database, so that any web
 * process can answer the next request, and two that bring the same bytes are told apart there.
 */
export async function receiveUpload(ctx: Ctx, campaignId: string, request: Request): Promise<Response> {
  const server = new Server({
    path: `/api/webtool/campaigns/${campaignId}/recipients/uploads`,
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: maxUploadBytes,
    datastore: new RecipientUploads(ctx, campaignId),
    onResponseError: (_, error) => (error instanceof Error ? refusal(error, request) : undefined),
  })
  return server.handleWeb(request)
}

function refusal(error: Error, request: Request) {
  const problem = problemOf(error, requestIdOf(request.headers))
  if (problem.status >= 500) log.error({ err: error, requestId: problem.requestId }, "an upload failed")
  return { status_code: problem.status, body: JSON.stringify(problem) }
}

/** The uploads of one campaign, as the person of the request may use them. */
class RecipientUploads extends DataStore {
  readonly #ctx: Ctx
  readonly #campaignId: string

  constructor(ctx: Ctx, campaignId: string) {
    super()
    this.#ctx = ctx
    this.#campaignId = campaignId
    this.extensions = ["creation", "creation-with-upload", "termination"]
  }

  override async create(upload: Upload): Promise<Upload> {
    const begun = await beginUpload(this.#ctx, {
      campaignId: this.#campaignId,
      fileName: upload.metadata?.filename ?? undefined,
      bytesTotal: upload.size ?? 0,
    })
    upload.id = begun.id
    return upload
  }

  override write(body: Readable, uploadId: string, offset: number): Promise<number> {
    return appendUpload(this.#ctx, { campaignId: this.#campaignId, uploadId, offset, body })
  }

  override async getUpload(uploadId: string): Promise<Upload> {
    const found = await getUpload(this.#ctx, { campaignId: this.#campaignId, uploadId })
    return new Upload({ id: found.id, size: found.bytesTotal, offset: found.bytesReceived })
  }

  override remove(uploadId: string): Promise<void> {
    return discardUpload(this.#ctx, { campaignId: this.#campaignId, uploadId })
  }
}
