"use client"

import { PageError } from "#components/frame/page-error.tsx"

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <PageError error={error} retry={retry} />
    </main>
  )
}
