"use client"

import dynamic from "next/dynamic"
import type { TemplateView } from "#lib/templates/template-view.ts"

/** Fetched after what stands around it. The server draws it, so that nothing is seen of that. */
const TemplateEditor = dynamic(() => import("./template-editor.tsx").then((module) => module.TemplateEditor))

type TemplateScreenProps = { template: TemplateView | null; canWrite: boolean }

/** One template, or a new one. */
export function TemplateScreen({ template, canWrite }: TemplateScreenProps) {
  return <TemplateEditor template={template} canWrite={canWrite} />
}
