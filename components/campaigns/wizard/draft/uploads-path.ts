/** The address of a campaign's uploads, or of one of them. */
export const uploadsPath = (campaignId: string, uploadId?: string) =>
  ["/api/webtool/campaigns", campaignId, "recipients/uploads", ...(uploadId ? [uploadId] : [])].join("/")
