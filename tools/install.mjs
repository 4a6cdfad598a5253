import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs `npm ci` when what is installed is not what the lockfile says. Uses nothing but Node, since nothing may be
 * installed yet. Throws with a sentence when npm fails.
 */
export function installWhenNeeded(root, say) {
  const reason = whatIsMissing(root)
  if (!reason) return
  say(`正在安装依赖（npm ci）：${reason}`)
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error || status !== 0) {
    throw new Error(
      `安装依赖没有成功（npm ci）${error ? `：${error.message}` : ''}。请检查网络或 npm 的设置后再试。`,
    )
  }
}

/** Why an install is needed; null when the packages on the disk are those of the lockfile. */
export function whatIsMissing(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return '还没有安装'
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const installed = readJson(installedFile).packages
  for (const [path, { version, optional, devOptional, dev, peer }] of Object.entries(wanted)) {
    if (path === '' || installed[path]?.version === version) continue
    // A package for another machine, or one that a production install leaves out, is rightly absent.
    const mayBeAbsent = optional || devOptional || peer || (dev && process.env.NODE_ENV === 'production')
    if (installed[path] || !mayBeAbsent) return `${path.replace(/^.*node_modules\//, '')} ${version}`
  }
  return null
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
