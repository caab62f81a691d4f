type Page = {
  title: string
  /** Its file below `app`, without the ending. */
  file: string
  /** Compressed kilobytes of script that its HTML may ask for; without, it is only reported. */
  limitKb?: number
}

/** The pages that people open first or most, and what their first load may weigh. */
export const pages: Page[] = [
  { title: "Campaigns", file: "(webtool)/campaigns/page", limitKb: 200 },
  { title: "Campaign", file: "(webtool)/campaigns/[id]/page", limitKb: 200 },
  { title: "Wizard", file: "(webtool)/campaigns/[id]/edit/page", limitKb: 250 },
  { title: "API handoffs", file: "(webtool)/handoffs/page", limitKb: 200 },
  { title: "API handoff", file: "(webtool)/handoffs/[handoffId]/page" },
  { title: "Templates", file: "(webtool)/templates/page", limitKb: 200 },
  { title: "Template", file: "(webtool)/templates/[templateId]/page", limitKb: 200 },
  { title: "Decisions", file: "(webtool)/decisions/page" },
  { title: "Settings", file: "(webtool)/settings/page" },
  { title: "Conversations", file: "agent/page" },
  { title: "Sign in", file: "sign-in/page" },
]
