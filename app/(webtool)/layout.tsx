import type { ReactNode } from "react"
import { AppFrame } from "#app/_server/pages/app-frame.tsx"

export default function WebtoolLayout({ children }: { children: ReactNode }) {
  return <AppFrame>{children}</AppFrame>
}
