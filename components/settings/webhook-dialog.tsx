"use client"

import { Fact } from "#components/campaigns/fact.tsx"
import { Button } from "#components/ui/button.tsx"
import { Dialog } from "#components/ui/dialog.tsx"
import { Time } from "#components/ui/time.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import type { WebhookActions } from "./use-webhook-actions.ts"
import { kindNames, nameOf } from "./webhook-words.ts"

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
      {event && <WebhookFacts {...event} />}
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

function WebhookFacts({ kind, content, problem, receivedAt, givenUpAt, tries, fields }: StuckEventView) {
  return (
    <>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Fact term={kindNames[kind]} className="sm:col-span-2">
          {content || "Nothing in words"}
        </Fact>
        <Fact term="What failed" className="sm:col-span-2">
          {problem}
        </Fact>
        <Fact term="Received">
          <Time value={receivedAt} />
        </Fact>
        <Fact term="Given up">
          <Time value={givenUpAt} />, after {tries} tries
        </Fact>
      </dl>
      <details>
        <summary className="touch-target cursor-pointer text-ink-soft">
          Everything that the provider sent
        </summary>
        <dl className="flex flex-col gap-3 pt-3">
          {Object.entries(fields).map(([name, value]) => (
            <Fact key={name} term={name}>
              {value}
            </Fact>
          ))}
        </dl>
      </details>
    </>
  )
}
