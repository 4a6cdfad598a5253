import type { S3Config } from '../config/files.ts'
import { FileStoreUnusable } from './file-store.ts'
import { statusOf } from './s3-client.ts'

/** What is wrong with a bucket, and what to do, in a sentence that carries no key. */
export function unusable(config: S3Config, error: unknown): FileStoreUnusable {
  const where = `对象存储 ${config.endpoint} 的桶 ${config.bucket}`
  return new FileStoreUnusable(`${where} 不能使用：${adviceOn(error)}（环境变量 FILES）`, { cause: error })
}

function adviceOn(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  switch (name) {
    case 'NoSuchBucket':
      return '没有这个桶。请先建立，或者改正桶名。'
    case 'InvalidAccessKeyId':
      return '访问密钥不存在。请核对 @ 之前的访问密钥。'
    case 'SignatureDoesNotMatch':
      return '签名不符。请核对私有密钥（其中 / + 等字符写成 %2F %2B）和 region。'
    case 'RequestTimeTooSkewed':
      return '本机时间与对象存储相差过大。请校准时间。'
    case 'AccessDenied':
      return '没有权限。这个密钥需要读、写、列出和删除对象的权限。'
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return '地域不符。请在地址后写明 ?region=。'
  }
  const status = statusOf(error)
  if (status !== undefined && status >= 500)
    return `对象存储出错（${status}），请稍后再试或者联系它的管理员。`
  if (status !== undefined)
    return `被拒绝（${status} ${name ?? ''}）。请核对地址、桶名和 style=path 或 style=host。`
  return `连接不上（${code ?? name ?? ''} ${message ?? ''}）。请核对主机、端口和网络；不用 TLS 时写 s3+http://。`
}
