const LAST = 'touchstone.workspace'

/** Where a workspace lives: `/w/main`. */
export const addressOf = (key: string) => `/w/${encodeURIComponent(key)}`

/** The workspace that the address names. */
export function workspaceInAddress(path = window.location.pathname): string | undefined {
  const key = /^\/w\/([^/]+)/.exec(path)?.[1]
  return key && decodeURIComponent(key)
}

/** The one this browser was in last. */
export const remembered = () => localStorage.getItem(LAST)

/** Puts the workspace into the address when it is not there yet, and remembers it. */
export function enter(key: string) {
  localStorage.setItem(LAST, key)
  if (workspaceInAddress()) return
  const { pathname, search, hash } = window.location
  window.history.replaceState(null, '', addressOf(key) + (pathname === '/' ? '' : pathname) + search + hash)
}
