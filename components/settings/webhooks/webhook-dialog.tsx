"use client"

import { Button } from "#components/ui/button.tsx"
import { Definition } from "#components/ui/definition.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { Time } from "#components/ui/time.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import type { WebhookActions } from "./use-webhook-actions.ts"
import { kindNames, nameOf } from "./webhook-texts.ts"

/** One webhook in full, with what may be done about it. */
export function WebhookDialog(actions: WebhookActions) {
  const { shown, rights, close } = actions
  const event = shown?.as === "read" ? shown.event : null
  return (
    <Dialog
      title={`Webhook for ${event ? nameOf(event) : ""}`}
      size="medium"
      isOpen={event !== null}
      onOpenChange={close}
      footer={event && rights.mayCreate && <DialogButtons {...actions} event={event} />}
    >
      {event && <WebhookContent {...event} />}
    </Dialog>
  )
}

type DialogButtonsProps = WebhookActions & { event: StuckEventView }

function DialogButtons({ event, rights, isPending, retry, askToDismiss }: DialogButtonsProps) {
  return (
    <>
      {rights.mayRevoke && (
        <Button variant="danger" isDisabled={isPending} onPress={() => askToDismiss(event)}>
          Dismiss
        </Button>
      )}
      <Button variant="primary" isPending={isPending} onPress={() => retry(event)}>
        Try again
      </Button>
    </>
  )
}

function WebhookContent({ kind, content, problem, receivedAt, givenUpAt, tries, fields }: StuckEventView) {
  return (
    <>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Definition term={kindNames[kind]} className="sm:col-span-2">
          {content || "Nothing in words"}
        </Definition>
        <Definition term="What failed" className="sm:col-span-2">
          {problem}
        </Definition>
        <Definition term="Received">
          <Time value={receivedAt} />
        </Definition>
        <Definition term="Given up">
          <Time value={givenUpAt} />, after {tries} tries
        </Definition>
      </dl>
      <details>
        <summary className="touch-target cursor-pointer text-ink-soft">
          Everything that the provider sent
        </summary>
        <dl className="flex flex-col gap-3 pt-3">
          {Object.entries(fields).map(([name, value]) => (
            <Definition key={name} term={name}>
              {value}
            </Definition>
          ))}
        </dl>
      </details>
    </>
  )
}
