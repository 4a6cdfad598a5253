import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/**
 * `npm run pictures`: takes the pictures of the README from a running house that shows the demonstration city.
 * ADDRESS is where it answers (http://localhost:8080); GONGKAI_DATA is its data folder.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const address = process.env.ADDRESS ?? 'http://localhost:8080'
const data = resolve(process.env.GONGKAI_DATA ?? join(root, 'data'))
const folder = join(root, 'docs/pictures')
const chrome = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]

const SAMPLE = `临政办示例字〔2026〕88号
临沂市人民政府办公室关于做好示例信息公开工作的通知（示例）
各县区人民政府，市政府各部门：
为做好示例信息公开工作，现就有关事项通知如下。
一、总体要求
坚持以公开为常态、不公开为例外，按时公开示例任务的进展和结果。
二、主要任务
（一）按季度公开。各单位于每季度第一个月公开上一季度的进展。
（二）回应关切。联系电话：13900000000。
三、工作要求
各单位要明确责任，逐项落实。
临沂市人民政府办公室
2026年11月20日
（此件公开发布）
`

const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8'))
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: chrome, args: ARGS })
try {
  await take('portal-home', '/', 1280)
  await take('portal-home', '/', 360)
  await take('portal-document', '/d/3', 1280)
  await take('portal-agency', '/agencies/finance', 1280)
  await takeReview()
} finally {
  await browser.close()
}

async function open(width) {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 720 : 900 },
    locale: 'zh-CN',
  })
  return context.newPage()
}

async function take(name, path, width) {
  const page = await open(width)
  await page.goto(address + path)
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  await page.context().close()
}

/** The page on which a text is reviewed: a sample that is drafted for the picture, with one finding of the machine. */
async function takeReview() {
  const file = join(await mkdtemp(join(tmpdir(), 'gongkai-pictures-')), 'sample.txt')
  await writeFile(file, SAMPLE)
  execFileSync(join(root, 'bin/gongkai'), [
    'import',
    'documents',
    file,
    '--as',
    'drafter',
    '--agency',
    'city-office',
  ])
  const page = await open(1280)
  const account = 'drafter'
  await page.goto(`${address}/desk/sign-in`)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('口令').fill(accounts.find(each => each.account === account).password)
  await page.getByRole('button', { name: '下一步' }).click()
  const code = execFileSync(join(root, 'bin/gongkai'), ['demo-code', account], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await page.getByLabel('动态口令').fill(code.toString().trim())
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(/\/desk/)
  await page.goto(`${address}/desk/publications`)
  await page.goto(
    address + (await page.locator('main table a[href^="/desk/publications/"]').first().getAttribute('href')),
  )
  await page.screenshot({ path: join(folder, 'desk-review-1280.png') })
  await page.context().close()
}
