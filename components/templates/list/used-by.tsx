import { TextLink } from "#components/ui/text-link.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"

/** The handoffs and campaigns that would miss a template; nothing for one that nobody uses. */
export function UsedBy({ template: { usedBy } }: { template: TemplateView }) {
  const uses = [
    ...usedBy.handoffs.map(({ id, title }) => ({ href: `/handoffs/${id}`, name: title })),
    ...usedBy.campaigns.map(({ id, name }) => ({
      href: `/campaigns/${id}`,
      name: name || "a draft without name",
    })),
  ]
  if (uses.length === 0) return null
  return (
    <span className="text-xs font-normal text-ink-soft">
      Used by{" "}
      {uses.map(({ href, name }, index) => (
        <span key={href}>
          {index > 0 && ", "}
          <TextLink href={href}>{name}</TextLink>
        </span>
      ))}
      {usedBy.hasMore && <span> and more</span>}
    </span>
  )
}
