// Runs before the first paint, as a file of its own: the content security policy allows no inline script.
;(function () {
  var theme = null
  var language = null
  try {
    theme = localStorage.getItem('siaga.theme')
    language = localStorage.getItem('siaga.language')
  } catch {
    // Storage may be switched off; the system's choice is good enough then.
  }
  if (theme !== 'dark' && theme !== 'light')
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme
  if (language === 'en') document.documentElement.lang = 'en'
})()
