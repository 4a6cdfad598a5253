import { describe, expect, it } from 'vitest'
import { deviceWords } from './device-words.ts'

describe('a session in the list of one’s own', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36',
      'Windows，Chromium 内核浏览器',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0 Safari/537.36 Edg/110.0',
      'Windows，Edge',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) MicroMessenger/8.0',
      '苹果移动设备，微信',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0 Mobile Safari/537.36',
      '安卓，Chromium 内核浏览器',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0', 'Linux（含麒麟、统信），火狐'],
    ['curl/8', '未知设备'],
    ['', '未知设备'],
  ])('from %j says %s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words)
  })
})
