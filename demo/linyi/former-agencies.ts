import type { AgencyRow } from './agency.ts'

/**
 * Agencies that no longer exist. They stay in the table because papers of their time name them: a plan of 2020 still
 * gives a task to 市扶贫办, and the question who answers for it today is put to the events.
 */
export const formerAgencies: readonly AgencyRow[] = [
  {
    no: 71,
    key: 'rural-revitalisation',
    name: '临沂市乡村振兴局',
    short: '市乡村振兴局',
    aliases: ['市扶贫办', '市扶贫开发办公室', '临沂市扶贫开发办公室'],
    kind: 'department',
    parent: 'city-government',
    prefixes: ['临乡振示例字'],
    functions: '曾统筹脱贫攻坚和巩固脱贫成果、衔接乡村振兴，职责已划入市农业农村局。',
  },
  {
    no: 72,
    key: 'tourism-commission',
    name: '临沂市旅游发展委员会',
    short: '市旅游发展委员会',
    aliases: ['市旅发委'],
    kind: 'department',
    parent: 'city-government',
    functions: '曾管理旅游行业，职责已并入市文化和旅游局。',
  },
  {
    no: 73,
    key: 'culture-press',
    name: '临沂市文化广电新闻出版局',
    short: '市文化广电新闻出版局',
    aliases: ['市文广新局'],
    kind: 'department',
    parent: 'city-government',
    functions: '曾管理文化、广播电视和新闻出版，文化和广播电视职责已并入市文化和旅游局。',
  },
  {
    no: 74,
    key: 'legal-affairs-office',
    name: '临沂市人民政府法制办公室',
    short: '市政府法制办公室',
    aliases: ['市法制办', '市政府法制办'],
    kind: 'directly-affiliated',
    parent: 'city-government',
    functions: '曾承担政府立法、文件审核和行政复议，职责已并入市司法局。',
  },
  {
    no: 75,
    key: 'construction-commission',
    name: '临沂市城乡建设管理委员会',
    short: '市城乡建设管理委员会',
    kind: 'department',
    parent: 'city-government',
    functions: '为演示机构拆分而虚构，职责分别由市住房和城乡建设局、市城市管理局承担。',
  },
]
