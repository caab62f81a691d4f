import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Core } from "../core.ts"
import { messageResource } from "../messages/message-json.ts"
import { RestError } from "../rest-error.ts"
import { acceptMessage } from "../sending/accept-message.ts"
import { readCreateRequest } from "../sending/create-request.ts"
import type { Form } from "../sending/form.ts"
import { magicOf } from "../sending/magic.ts"
import type { SendingEffect } from "../sending/magic-effect.ts"

/** Refuses what the settings say: the share of errors and everything above the throttle. */
function refuseBySettings(core: Core, nowMs: number): void {
  if (!core.throttle.admit(core.settings.throttlePerSecond, nowMs)) throw new RestError(20429)
  if (Math.random() < core.settings.errorRate) throw new RestError(20500)
}

/** Refuses what a magic recipient says. The "429 first" number is refused and admitted in turn. */
function refuseByMagic(core: Core, to: string, effect: SendingEffect | undefined): void {
  if (effect?.kind === "refuse") throw new RestError(effect.code)
  if (effect?.kind !== "throttle") return
  if (effect.times === "once" && core.refusedOnce.delete(to)) return
  core.refusedOnce.add(to)
  throw new RestError(20429)
}

/** The answers that leave a client in doubt: an error, a cut connection, or nothing at all. */
function answerBadly(
  effect: Extract<SendingEffect, { kind: "answer" }>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (effect.answer === "500") throw new RestError(20500)
  reply.hijack()
  if (effect.answer === "cut") request.raw.socket.destroy()
}

/** POST Messages.json: 201 with the Message resource, in its first status. */
export function registerCreate(app: FastifyInstance, core: Core): void {
  app.post<{ Body: Form | undefined }>("/2010-04-01/Accounts/:accountSid/Messages.json", (request, reply) => {
    const nowMs = Date.now()
    refuseBySettings(core, nowMs)
    const input = readCreateRequest(request.body ?? {}, nowMs)
    const effect = magicOf(input.to)?.sending
    refuseByMagic(core, input.to, effect)
    if (effect?.kind === "answer" && !effect.accepted) return answerBadly(effect, request, reply)

    const message = acceptMessage(core, input, nowMs)
    const resource = JSON.stringify(messageResource(core.accountSid, message))
    const answer = () => void reply.code(201).type("application/json; charset=utf-8").send(resource)
    if (effect?.kind === "callbacks" && effect.style === "early") {
      void core.lifecycle.startWithEarlyCallback(message).then(answer)
      return
    }
    core.lifecycle.start(message)
    if (effect?.kind === "answer") return answerBadly(effect, request, reply)
    if (core.settings.createLatencyMs === 0) answer()
    else core.wheel.after(core.settings.createLatencyMs, answer)
  })
}
