export {}

/** Says so before a link leads away from this site, as visitors of government sites expect it. */
const name = document.querySelector('.site-name')?.textContent?.trim() ?? '本网站'

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || !/^https?:$/.test(link.protocol) || link.host === location.host) return
  if (!confirm(`您访问的链接即将离开“${name}”网站，是否继续？\n${link.href}`)) event.preventDefault()
})
