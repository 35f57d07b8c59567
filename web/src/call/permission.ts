export interface Permission {
  end(): void
}

/**
 * Hears when the permission of the microphone is given or taken in the browser's own settings. A browser that cannot
 * tell leaves it at the end of the track, and at trying again by hand.
 */
export function watchPermission(changed: (granted: boolean) => void): Permission {
  let status: PermissionStatus | null = null
  let over = false
  const tell = () => status && status.state !== 'prompt' && changed(status.state === 'granted')
  const watch = async () => {
    try {
      const found = await navigator.permissions.query({ name: 'microphone' as PermissionName })
      if (over) return
      status = found
      status.addEventListener('change', tell)
    } catch {
      return // not known here by that name
    }
  }
  void watch()
  return {
    end() {
      over = true
      status?.removeEventListener('change', tell)
    },
  }
}
