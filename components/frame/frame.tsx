import type { ReactNode } from "react"
import { Brand } from "./brand.tsx"
import { Navigation, type SectionId } from "./navigation.tsx"
import { NavigationSheet } from "./navigation-sheet.tsx"
import { type Person, PersonPanel } from "./person-panel.tsx"
import { SessionKeeper } from "./session-keeper.tsx"

type FrameProps = { person: Person; sections: SectionId[]; idleSeconds: number; children: ReactNode }

/** What surrounds every page of a signed-in person: navigation, account, person; a sheet on a phone. */
export function Frame({ person, sections, idleSeconds, children }: FrameProps) {
  return (
    <div className="min-h-dvh lg:pl-60">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-3.5 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside className="fixed inset-y-0 left-0 hidden w-60 flex-col gap-6 overflow-y-auto border-r border-line bg-surface p-3 lg:flex">
        <Brand accountName={person.accountName} />
        <div className="flex-1">
          <Navigation visible={sections} />
        </div>
        <PersonPanel person={person} />
      </aside>
      <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-line bg-surface px-2 py-1.5 lg:hidden">
        <NavigationSheet person={person} sections={sections} />
        <span className="truncate font-medium">{person.accountName}</span>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        <div className="mx-auto flex max-w-6xl flex-col gap-6 px-4 py-6 sm:px-6 lg:py-8">{children}</div>
      </main>
      <SessionKeeper idleSeconds={idleSeconds} />
    </div>
  )
}
