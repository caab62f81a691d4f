import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { safeCallback } from "#app/_server/identity/safe-callback.ts"
import { isSignedIn } from "#app/_server/identity/session.ts"
import { Brand } from "#components/frame/brand.tsx"
import { SignInButton } from "#components/frame/sign-in-button.tsx"
import { cx } from "#components/ui/cx.ts"
import { env } from "#lib/platform/env.ts"
import { type Notice, noticeOf } from "./notices.ts"

export const metadata: Metadata = { title: "Sign in" }

/** The door: one button, and why the person stands here when they did not come by themselves. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const query = singleValues(await searchParams)
  const callbackUrl = safeCallback(query.callbackUrl, env().PUBLIC_URL)
  if (!query.error && (await isSignedIn())) redirect(callbackUrl)
  const notice = noticeOf(query)
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="flex w-full max-w-sm flex-col gap-6 rounded-2xl border border-line bg-surface p-6 sm:p-8">
        <Brand />
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
          <p className="text-ink-soft">
            With the login of your brand. There is no password to remember here.
          </p>
        </div>
        {notice && <NoticeBox notice={notice} />}
        <SignInButton callbackUrl={callbackUrl} asSomebodyElse={notice?.asSomebodyElse} />
      </div>
    </main>
  )
}

function NoticeBox({ notice: { title, text, tone } }: { notice: Notice }) {
  const isNegative = tone === "negative"
  return (
    <div
      role={isNegative ? "alert" : "status"}
      className={cx("rounded-lg px-3.5 py-3", isNegative ? "bg-negative-soft" : "bg-muted-soft")}
    >
      <p className={cx("font-medium", isNegative && "text-negative")}>{title}</p>
      <p>{text}</p>
    </div>
  )
}

const singleValues = (query: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value].flat()[0]]))
