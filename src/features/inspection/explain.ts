import { type InspectedColumn, isStale, type Judgement, LIVELY_TYPES } from '../../law/inspection.ts'
import { inspectionRule } from '../../law/inspection-rules.ts'
import type { SiteColumn } from './inspected-columns.ts'
import type { Observed, Place } from './observed.ts'

/** Why a rule came out as it did, and where to look. */
export interface Explained {
  /** One or two sentences of what was measured, or of why nothing could be. */
  readonly why: string
  readonly places: readonly Place[]
}

type Explain = (observed: Observed, judgement: Judgement) => Explained

/** What is said of each rule. A rule that is not named here is for people alone. */
const EXPLAIN: Readonly<Record<string, Explain>> = {
  V1: () => only('须由人员审看内容、安全事件记录和舆情情况。'),
  V2: () => only('须从网站外部连续监测一周、每天 20 次以上，本平台内部不能判定。'),
  V3: ({ newest }) =>
    newest
      ? {
          why: `最近一次公开信息在 ${newest.day}，超过 ${limitOf('V3')} 天为不合格。`,
          places: [{ text: `《${newest.title}》`, href: newest.href }],
        }
      : only('还没有公开任何信息。'),
  V4a: observed =>
    columnsSaid(
      'V4a',
      observed,
      ({ first, type }) => first && LIVELY_TYPES.has(type),
      column => isStale(column, observed.today),
      '动态、要闻、通知公告和政策文件类一级栏目',
      '超过期限未更新',
    ),
  V4b: observed =>
    columnsSaid(
      'V4b',
      observed,
      () => true,
      column => isStale(column, observed.today),
      '栏目',
      '超过该类栏目的期限未更新',
    ),
  V4c: observed => {
    const { absent, unlisted } = observed.columns
    const said = columnsSaid(
      'V4c',
      observed,
      () => true,
      ({ entries }) => entries === 0,
      '栏目',
      '没有信息',
    )
    const aside = [
      absent > 0 ? `机构说明无此项职能的 ${absent} 个事项不计入。` : '',
      unlisted > 0 ? `另有 ${unlisted} 个专题栏目没有信息、没有在目录中列出，不计入。` : '',
    ]
    return { ...said, why: `${said.why}${aside.join('')}` }
  },
  V5: () => only('本次自查没有可以读取的留言，没有判定。网站没有其他咨询建言渠道的，按该指标为不合格。'),
  V6: () => only('本次自查没有可以读取的办事指南，须对照办事服务系统核对。'),
  D1: ({ pages }) => ({
    why: `检查了 ${pages.length} 个页面：${pages.map(({ name }) => name).join('、')}。`,
    places: pages.flatMap(({ name, href, status, missing }) => {
      if (status !== 200) return [{ text: `${name}打不开（答复 ${status}）`, href }]
      return missing.length === 0 ? [] : [{ text: `${name}缺少 ${missing.join('、')}`, href }]
    }),
  }),
  D2: ({ marks }, { findings }) =>
    marks
      ? {
          why: '按首页底部实际显示的内容检查。',
          places: findings.map(text => ({ text: `缺少：${text}` })),
        }
      : only('首页打不开，没有检查。'),
  D3: ({ links }) => {
    const { texts, limit, tried, dead, untried, external } = links
    const read = `检查了最近公开的 ${texts} 条信息（最多 ${limit} 条）`
    const result =
      tried === 0
        ? '，其中没有得到可以判定的站内链接和附件。'
        : `中的 ${tried} 个站内链接和附件，${dead.length} 个不可用，达到 ${limitOf('D3')}% 为不合格（比例未核实）。`
    return {
      why: [
        read,
        result,
        untried > 0 ? `另有 ${untried} 个站内链接没有检查。` : '',
        external > 0 ? `站外链接 ${external} 个没有检查。` : '',
      ].join(''),
      places: dead,
    }
  },
  D4: ({ listensOnIpv6 }) =>
    only(
      `${IPV6_WORDS[String(listensOnIpv6)] ?? ''}域名的 AAAA 记录和代理服务器须在只有 IPv6 的网络中从外部核对。`,
    ),
  D5: () => only('本次自查没有可以读取的公开留言，没有判定。'),
  D6: (observed, { measured }) => {
    const count = observed.columns.columns.filter(({ type }) => type === '政策文件').length
    return only(
      measured === null
        ? `${count} 个政策文件类栏目中没有信息。`
        : `${count} 个政策文件类栏目中，最近一次更新在 ${measured} 天前。`,
    )
  },
  D7: (observed, { measured }) =>
    only(
      observed.columns.columns.some(({ type }) => type === '概况信息')
        ? `概况信息类栏目最近一次更新在 ${measured ?? '——'} 天前。`
        : '没有概况信息类栏目，须人工核对概况信息。',
    ),
  D9: ({ home }) =>
    home
      ? {
          why: [
            `检查了首页的 ${home.tried} 个站内链接，${home.dead.length} 个不可用。`,
            home.untried > 0 ? `另有 ${home.untried} 个没有检查。` : '',
          ].join(''),
          places: home.dead,
        }
      : only('首页打不开，没有检查。'),
  D10: ({ searchFinds, newest }) =>
    newest === null
      ? only('还没有公开任何信息，没有可以查找的。')
      : {
          why: SEARCH_WORDS[String(searchFinds)] ?? '',
          places: [{ text: `《${newest.title}》`, href: newest.href }],
        },
  D11: ({ domain }) => only(`网站域名为 ${domain}，政府网站应当使用 gov.cn 下的域名。`),
  D12: observed => restSaid(observed, '统计数据', '数据发布'),
  D13: observed => restSaid(observed, '政策解读', '政策解读'),
  D14: ({ home }) =>
    only(
      home === undefined
        ? '首页打不开，没有检查。'
        : home.fitsPhones
          ? '首页按屏幕宽度显示；实际显示效果还须用手机查看。'
          : '首页没有按屏幕宽度显示。',
    ),
  D8: () => only('须对照政策文件和解读材料核对双向链接。'),
  B1: () => only('加分由检查单位评定。'),
}

/** What became of looking for the newest text by its title. */
const SEARCH_WORDS: Readonly<Record<string, string>> = {
  true: '用最近公开的一条信息的标题在站内搜索，找到了这条信息。',
  false: '用最近公开的一条信息的标题在站内搜索，没有找到这条信息。',
  undefined: '站内搜索请求过多，本次没有判定。',
}

/** What the server itself knows of IPv6. */
const IPV6_WORDS: Readonly<Record<string, string>> = {
  true: '本程序正在监听本机以外可以访问的 IPv6 地址。',
  false: '本程序没有监听本机以外可以访问的 IPv6 地址。',
  undefined: '本程序没有监听网络地址，无法得知。',
}

/** What is said of a rule, from what was observed and judged. */
export function explain(judgement: Judgement, observed: Observed): Explained {
  return EXPLAIN[judgement.code]?.(observed, judgement) ?? only('须人工核对。')
}

function columnsSaid(
  code: string,
  { columns: { columns }, columnHref }: Observed,
  counts: (column: SiteColumn) => boolean,
  fails: (column: InspectedColumn) => boolean,
  what: string,
  how: string,
): Explained {
  const counted = columns.filter(counts)
  const failed = counted.filter(fails)
  return {
    why: `检查了 ${counted.length} 个${what}，${failed.length} 个${how}，达到 ${limitOf(code)} 个为不合格。`,
    places: failed.map(({ key, name, newest }) => ({
      text: newest === null ? name : `${name}（${newest} 更新）`,
      href: columnHref(key),
    })),
  }
}

/** Of columns of one type: when the last of them changed. */
function restSaid({ columns: { columns }, today }: Observed, type: string, name: string): Explained {
  const ours = columns.filter(column => column.type === type)
  if (ours.length === 0) return only(`没有列出${name}类栏目，须人工核对。`)
  const newest =
    ours
      .map(column => column.newest ?? '')
      .toSorted()
      .at(-1) ?? ''
  return only(
    newest === ''
      ? `${ours.length} 个${name}类栏目中没有信息。`
      : `截至 ${today}，${ours.length} 个${name}类栏目最近一次更新在 ${newest}。`,
  )
}

function only(why: string): Explained {
  return { why, places: [] }
}

function limitOf(code: string): number | string {
  return inspectionRule(code).threshold ?? '——'
}
