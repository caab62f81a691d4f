import { type ComponentType, type LazyExoticComponent, lazy } from "react"

type Loaded<Component> = { default: Component }

/** A part of a page whose script is fetched beside the data it will show, not after them. Give it a Suspense boundary. */
export function loadBeside<Props>(
  load: () => Promise<Loaded<ComponentType<Props>>>,
): LazyExoticComponent<ComponentType<Props>> {
  if (typeof window !== "undefined") void load()
  return lazy(load)
}
