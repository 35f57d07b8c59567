export interface Permission {
  end(): void
}

let asked: Promise<PermissionStatus | null> | null = null

/** Asked once a page: each answer stays with the page for as long as it lives. */
function ask(): Promise<PermissionStatus | null> {
  const query = async () => {
    try {
      return await navigator.permissions.query({ name: 'microphone' as PermissionName })
    } catch {
      return null // not known here by that name
    }
  }
  asked ??= query()
  return asked
}

/**
 * Hears when the permission of the microphone is given or taken in the browser's own settings. A browser that cannot
 * tell leaves it at the end of the track, and at trying again by hand.
 */
export function watchPermission(changed: (granted: boolean) => void): Permission {
  const heard = new AbortController()
  void ask().then((status) => {
    status?.addEventListener('change', () => status.state !== 'prompt' && changed(status.state === 'granted'), {
      signal: heard.signal,
    })
  })
  return { end: () => heard.abort() }
}
