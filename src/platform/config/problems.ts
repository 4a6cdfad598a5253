/** What a variable should have been; its sentence is in `expectations` below. */
export type Expectation = keyof typeof expectations

export interface ConfigProblem {
  readonly variable: string
  /** What was given, with every secret struck out; null where nothing was. */
  readonly given: string | null
  readonly expected: Expectation
}

const expectations = {
  port: '应为 0 到 65535 之间的整数，例如 8080（0 表示由系统选一个空闲端口）',
  host: '应为监听的 IP 地址或主机名，例如 ::、0.0.0.0、127.0.0.1',
  'public-url': '应为公众访问的网址，只含协议、主机名和端口，例如 https://www.example.gov.cn',
  networks: '应为可信代理的 IP 地址或网段，用英文逗号分隔，例如 10.0.0.0/8,fd00::/8',
  'database-url': '应为完整的 PostgreSQL 地址，形如 postgresql://用户:口令@主机:5432/数据库',
  'all-three-databases':
    'DATABASE_URL、DATABASE_OWNER_URL、DATABASE_READER_URL 三个地址应当同时给出，或者都不给出（都不给出时使用自带的数据库）',
  'three-roles':
    '三个数据库地址应当用三个不同的数据库角色登录（gongkai_desk、gongkai_owner、gongkai_reader），这里与另一个地址的角色相同',
  'keys-with-server': '使用 DATABASE_URL 时应当给出密钥文件的路径，例如 /etc/gongkai/keys.json',
  'keys-outside-data': '密钥文件应当放在数据目录（GONGKAI_DATA）之外，以免与备份放在一起',
  'smtp-url': '应为发信服务器的地址，形如 smtp://用户:口令@主机:587 或 smtps://用户:口令@主机:465',
  'mail-from': '应为发件人地址，例如 公开平台 <noreply@example.gov.cn>',
  'mail-from-with-smtp': '给出 SMTP_URL 时应当同时给出发件人地址，例如 公开平台 <noreply@example.gov.cn>',
  'sms-url': '应为短信网关的地址，例如 https://sms.example.gov.cn/send，口令写在 SMS_TOKEN 里',
  'sms-token-with-url': '给出 SMS_URL 时应当同时给出短信网关的口令',
  files:
    '应为一个文件夹，或者对象存储的地址，形如 s3://访问密钥:私有密钥@主机:端口/桶名/前缀?region=地域&style=path（密钥里的 / + 等字符写成 %2F %2B）',
  scan: '应为 none（不查毒）或 clamd://主机:端口，例如 clamd://127.0.0.1:3310',
  demo: '应为 1（装入演示城市）或 0（不装入），或者不设置',
  'no-demo-with-server': '使用 DATABASE_URL 时不能装入演示城市，应为 0 或者不设置',
  'log-level': '应为 debug、info、warn、error 之一',
  role: '应为 web、worker，或者 web,worker',
} as const

/** One sentence for each problem, for the person who starts the house. */
export function configProblems(problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ variable, given, expected }) => {
      const found = given === null ? `没有设置环境变量 ${variable}` : `环境变量 ${variable} 的值是“${given}”`
      return `${found}：${expectations[expected]}。`
    })
    .join('\n')
}

/** Strikes out what stands where an address carries its password, also where the address is badly written. */
export function withoutSecrets(value: string): string {
  return (
    value
      // Up to the last @ first: a password whose slashes were not escaped ends no address, and must not be printed.
      .replace(/^([a-z][a-z0-9+.-]*:\/*[^:@\s]*):.*@/i, '$1:***@')
      .replace(/(:\/*)([^/\s]*)@/g, (_, start: string, credentials: string) => {
        const colon = credentials.indexOf(':')
        return `${start}${colon >= 0 ? credentials.slice(0, colon) : credentials}:***@`
      })
      .replace(/\b(password|pass|pwd|secret|token|key)=[^&\s]*/gi, '$1=***')
  )
}
