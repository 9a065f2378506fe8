const LOADED_ANEW = 'touchstone.loaded-anew'

/** After an update the server has no longer what an open page still wants to load: the page comes anew, at most once a minute. */
export function followUpdates() {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(LOADED_ANEW)) < 60_000) return
    event.preventDefault()
    sessionStorage.setItem(LOADED_ANEW, String(Date.now()))
    window.location.reload()
  })
}
