// Before the first paint: the theme and the language kept on this device, so that nothing flashes. A file of its own
// because the content security policy allows no inline script.
;(() => {
  const kept = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // storage refused by the browser: the system's choice holds
    }
  }
  const theme = kept('binome.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  const language = kept('binome.language') ?? (navigator.language || 'fr').slice(0, 2)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  document.documentElement.lang = language === 'en' ? 'en' : 'fr'
})()
