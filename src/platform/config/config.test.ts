import { describe, expect, it } from 'vitest'
import { type Config, type Environment, readConfig } from './config.ts'
import { configProblems, withoutSecrets } from './problems.ts'

const CWD = '/srv/gongkai'

function accepted(env: Environment): Config {
  const result = readConfig(env, CWD)
  if (!result.ok) throw new Error(configProblems(result.problems))
  return result.config
}

/** The problems of an environment as `VARIABLE expectation`. */
function refused(env: Environment): string[] {
  const result = readConfig(env, CWD)
  return result.ok ? [] : result.problems.map(problem => `${problem.variable} ${problem.expected}`)
}

const SERVER = {
  DATABASE_URL: 'postgresql://gongkai_desk:d-secret@db:5432/gongkai',
  DATABASE_OWNER_URL: 'postgresql://gongkai_owner:o-secret@db:5432/gongkai',
  DATABASE_READER_URL: 'postgresql://gongkai_reader:r-secret@db:5432/gongkai',
  GONGKAI_KEYS: '/etc/gongkai/keys.json',
}

describe('a house started without any setting', () => {
  it('listens on every address at 8080 and keeps its own database, files and keys', () => {
    expect(accepted({})).toEqual({
      port: 8080,
      host: '::',
      hostSet: false,
      dataFolder: '/srv/gongkai/data',
      database: { kind: 'embedded', folder: '/srv/gongkai/data/database' },
      publicUrl: null,
      trustedProxies: [],
      keys: { file: '/srv/gongkai/keys/keys.json', createWhenMissing: true },
      mail: { kind: 'viewer' },
      sms: { kind: 'none' },
      files: { kind: 'folder', folder: '/srv/gongkai/data/files' },
      scan: { kind: 'none' },
      demo: 'empty',
      logLevel: 'info',
      roles: { web: true, worker: true },
    })
  })

  it('takes an empty value for an absent one', () => {
    expect(accepted({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(accepted({}))
  })
})

describe('a house with settings', () => {
  it('reads each of them', () => {
    const config = accepted({
      PORT: '80',
      HOST: '[::1]',
      GONGKAI_DATA: '/var/lib/house',
      PUBLIC_URL: 'https://www.example.gov.cn/',
      TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.7',
      SMTP_URL: 'smtps://user:pw@mail.example:465',
      MAIL_FROM: '公开平台 <noreply@example.gov.cn>',
      SMS_URL: 'https://sms.example/send',
      SMS_TOKEN: 'pass',
      FILES: 'attachments',
      SCAN: 'clamd://[::1]:3310',
      GONGKAI_DEMO: '0',
      LOG_LEVEL: 'warn',
      ROLE: 'worker',
    })
    expect(config).toMatchObject({
      port: 80,
      host: '::1',
      hostSet: true,
      dataFolder: '/var/lib/house',
      publicUrl: 'https://www.example.gov.cn',
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.7'],
      mail: {
        kind: 'smtp',
        url: 'smtps://user:pw@mail.example:465',
        from: '公开平台 <noreply@example.gov.cn>',
      },
      sms: { kind: 'gateway', url: 'https://sms.example/send', token: 'pass' },
      files: { kind: 'folder', folder: '/srv/gongkai/attachments' },
      scan: { kind: 'clamd', host: '::1', port: 3310 },
      demo: 'never',
      logLevel: 'warn',
      roles: { web: false, worker: true },
    })
  })

  it.each([
    ['PORT', 'http', 'port'],
    ['PORT', '65536', 'port'],
    ['PORT', '-1', 'port'],
    ['HOST', 'http://localhost', 'host'],
    ['PUBLIC_URL', 'www.example.gov.cn', 'public-url'],
    ['PUBLIC_URL', 'https://www.example.gov.cn/portal', 'public-url'],
    ['PUBLIC_URL', 'ftp://www.example.gov.cn', 'public-url'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'networks'],
    ['TRUSTED_PROXIES', 'proxy.example', 'networks'],
    ['SMTP_URL', 'mail.example:25', 'smtp-url'],
    ['MAIL_FROM', '公开平台', 'mail-from'],
    ['SMS_URL', 'sms.example/send', 'sms-url'],
    ['SMS_URL', 'https://key@sms.example/send', 'sms-url'],
    ['SCAN', 'clamd://localhost', 'scan'],
    ['FILES', 's3:/bucket', 'files'],
    ['FILES', 's3://store.example/bucket', 'files'],
    ['FILES', 's3://key:secret@store.example', 'files'],
    ['FILES', 's3://key:secret@store.example/Bucket', 'files'],
    ['FILES', 's3://key:secret@store.example/bucket?acl=public', 'files'],
    ['FILES', 'ftp://store.example/files', 'files'],
    ['GONGKAI_DEMO', 'yes', 'demo'],
    ['LOG_LEVEL', 'loud', 'log-level'],
    ['ROLE', 'web,mail', 'role'],
  ])('refuses %s=%s', (variable, value, expected) => {
    expect(refused({ MAIL_FROM: 'a@b.cn', SMS_TOKEN: 'pass', [variable]: value })).toEqual([
      `${variable} ${expected}`,
    ])
  })

  it('reads the address of an object store, its secret unescaped and never shown', () => {
    const FILES = 's3+http://key:se%2Fcret@store.example:9000/city-files/a/b?region=cn-north-1&style=host'
    expect(accepted({ FILES }).files).toEqual({
      kind: 's3',
      endpoint: 'http://store.example:9000',
      region: 'cn-north-1',
      bucket: 'city-files',
      prefix: 'a/b/',
      accessKey: 'key',
      secretKey: 'se/cret',
      pathStyle: false,
    })
    for (const secret of ['se%2Fcret', 'se/cr/et', 'se@cret'])
      expect(withoutSecrets(`s3://key:${secret}@store.example/b`)).toBe('s3://key:***@store.example/b')
  })

  it('wants a sender where mail is really sent', () => {
    expect(refused({ SMTP_URL: 'smtp://mail.example' })).toEqual(['MAIL_FROM mail-from-with-smtp'])
    expect(refused({ SMS_URL: 'https://sms.example' })).toEqual(['SMS_TOKEN sms-token-with-url'])
  })

  it('names every mistake at once', () => {
    expect(refused({ PORT: 'x', ROLE: 'y' })).toEqual(['PORT port', 'ROLE role'])
  })
})

describe('a house on a database server', () => {
  it('takes the three addresses and never loads the demonstration', () => {
    const config = accepted(SERVER)
    expect(config.database).toEqual({
      kind: 'server',
      ownerUrl: SERVER.DATABASE_OWNER_URL,
      deskUrl: SERVER.DATABASE_URL,
      readerUrl: SERVER.DATABASE_READER_URL,
    })
    expect(config.demo).toBe('never')
    expect(config.keys).toEqual({ file: '/etc/gongkai/keys.json', createWhenMissing: false })
  })

  it('wants all three addresses', () => {
    expect(refused({ DATABASE_URL: SERVER.DATABASE_URL })).toEqual([
      'DATABASE_OWNER_URL all-three-databases',
      'DATABASE_READER_URL all-three-databases',
    ])
  })

  it('wants addresses of PostgreSQL, whole ones', () => {
    expect(refused({ ...SERVER, DATABASE_URL: 'mysql://a:b@db/gongkai' })).toEqual([
      'DATABASE_URL database-url',
    ])
    expect(refused({ ...SERVER, DATABASE_URL: 'postgresql://db/gongkai' })).toEqual([
      'DATABASE_URL database-url',
    ])
  })

  it('wants a role of its own for each connection', () => {
    expect(refused({ ...SERVER, DATABASE_READER_URL: SERVER.DATABASE_URL })).toEqual([
      'DATABASE_READER_URL three-roles',
    ])
  })

  it('wants to be told where its keys lie', () => {
    expect(refused({ ...SERVER, GONGKAI_KEYS: undefined })).toEqual(['GONGKAI_KEYS keys-with-server'])
  })

  it('refuses the demonstration', () => {
    expect(refused({ ...SERVER, GONGKAI_DEMO: '1' })).toEqual(['GONGKAI_DEMO no-demo-with-server'])
  })
})

describe('keys', () => {
  it('never lie in the data folder', () => {
    expect(refused({ GONGKAI_KEYS: 'data/keys.json' })).toEqual(['GONGKAI_KEYS keys-outside-data'])
    expect(refused({ GONGKAI_DATA: '.' })).toEqual(['GONGKAI_KEYS keys-outside-data'])
    expect(refused({ GONGKAI_KEYS: 'data-keys/keys.json' })).toEqual([])
  })
})

describe('the sentences about problems', () => {
  it('name the variable, what was given and what it should be', () => {
    const result = readConfig({ PORT: 'http' }, CWD)
    expect(result.ok ? '' : configProblems(result.problems)).toBe(
      '环境变量 PORT 的值是“http”：应为 0 到 65535 之间的整数，例如 8080（0 表示由系统选一个空闲端口）。',
    )
  })

  it.each([
    'mysql://desk:hunter2@db/gongkai',
    'postgresql://desk:hunter2@',
    'postgresql:desk:hunter2@db',
    'postgresql://desk:hun@ter2@db',
    'postgresql://db/gongkai?user=desk&password=hunter2',
  ])('never show the password in %s', given => {
    const result = readConfig({ ...SERVER, DATABASE_URL: given }, CWD)
    expect(result.ok).toBe(false)
    const text = result.ok ? '' : configProblems(result.problems)
    expect(text).toContain('DATABASE_URL')
    expect(text).not.toMatch(/hunter2|ter2/)
  })
})
