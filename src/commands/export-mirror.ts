import { resolve } from 'node:path'
import { exportMirror } from '../fronts/portal/mirror.ts'
import { openHouse } from '../house.ts'
import { type Command, exitCodes, outJson, textOption } from '../platform/cli/command.ts'
import { configOf, type Program } from '../platform/cli/database-commands.ts'
import { withDatabase } from '../platform/cli/with-database.ts'
import { deskDb, openPool } from '../platform/db/db.ts'
import { openLog } from '../platform/log/log.ts'

/** `gongkai export DIR`: the public site as a folder of files that nginx or a CDN serves without us. */
export const exportCommand = (program: Program): Command => ({
  name: 'export',
  summary: '把公开的页面导出为静态镜像，附 nginx 配置',
  usage: 'DIR',
  positionals: { min: 1, max: 1 },
  options: {
    upstream: {
      type: 'string',
      placeholder: 'HOST:PORT',
      summary: 'nginx 向哪里转发检索、表单和接口请求，默认本机的 PORT',
    },
    json: { type: 'boolean', summary: '以 JSON 输出结果' },
  },
  details:
    '再次导出到同一文件夹时，只改写有变化的页面。DIR 中的 nginx.conf 可以直接放进 nginx 的 http 段；附件和页面都有压缩好的副本。',
  async run(args, io) {
    const folder = resolve(io.cwd, args.positionals[0] ?? '')
    const config = configOf(io, program)
    const started = performance.now()
    const { isDemonstration } = await import('../../demo/load.ts')
    const report = await withDatabase(config, io.err, async database => {
      const pool = openPool(database.deskUrl, { max: 1, statementTimeout: 30_000 }, () => {})
      const demonstration = await isDemonstration(deskDb(pool)).finally(() => pool.end())
      const open = await openHouse({
        config: { ...config, roles: { web: true, worker: false } },
        database,
        clock: io.now,
        demonstration,
        assetsFolder: resolve(program.root, 'dist/assets'),
        log: openLog('error'),
      })
      try {
        return await exportMirror(open.server, open.house, {
          folder,
          upstream: textOption(args, 'upstream') ?? `127.0.0.1:${config.port}`,
          progress: (done, label) => io.progress(done, null, label),
        })
      } finally {
        await open.close()
      }
    })
    const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
    if (args.values.json === true) outJson(io, { ...report, seconds })
    else {
      io.out(
        `共 ${report.files} 个文件，改写 ${report.written} 个，移除 ${report.removed} 个，用时 ${seconds} 秒。`,
      )
      io.out(`nginx 配置：${resolve(folder, 'nginx.conf')}`)
    }
    return exitCodes.ok
  },
})
