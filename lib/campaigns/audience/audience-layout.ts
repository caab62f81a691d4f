/**
 * What the cells after a recipient's number mean:
 * - `typed`: the message's variables; an own message (commas and all) when the campaign's text wants no variables
 * - `cells`: the same for a file without a header, where an own message is one cell
 * - `message`: an own message, then variables: the header names a Message column
 * - `variables`: variables only: the header names the columns, and none of them Message
 */
export type AudienceLayout = "typed" | "cells" | "message" | "variables"
