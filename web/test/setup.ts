import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

if (typeof window !== 'undefined') {
  afterEach(cleanup)
  // What jsdom lacks and Mantine asks for.
  const nothing = () => undefined
  const query = {
    matches: false,
    addEventListener: nothing,
    removeEventListener: nothing,
    addListener: nothing,
    removeListener: nothing,
  }
  window.matchMedia ??= (media: string) => ({ ...query, media }) as unknown as MediaQueryList
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
}
