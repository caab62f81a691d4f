import type { Metadata, Viewport } from "next"
import { headers } from "next/headers"
import type { ReactNode } from "react"
import { nonceHeader } from "#app/_server/pages/content-policy.ts"
import { Providers } from "#components/frame/providers.tsx"
import "./globals.css"

export const metadata: Metadata = {
  title: { default: "Proactive Messaging", template: "%s · Proactive Messaging" },
  description:
    "Start the conversation: campaigns by SMS, sent at the right pace, answered by the right people.",
  robots: { index: false },
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 }

/** Every page is somebody's: nothing is rendered at build time, where there are no settings and no person. */
export const dynamic = "force-dynamic"

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="font-sans">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}
