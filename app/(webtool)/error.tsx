"use client"

import { PageError } from "#components/frame/page-error.tsx"

export default function ProblemError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />
}
