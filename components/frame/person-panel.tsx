"use client"

import dynamic from "next/dynamic"

export type Person = { name: string; roleName: string; accountName: string }

/** The server draws it; what makes it work may come after what makes the page work. */
export const PersonPanel = dynamic(() =>
  import("./person-controls.tsx").then((module) => module.PersonControls),
)
