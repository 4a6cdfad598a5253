import type { DemoDocument } from './document.ts'
import { type DemoSection, demoTable, sections } from './sections.ts'

const TOWN = '李官镇人民政府'

const posted = (
  key: string,
  written: string,
  columns: readonly string[],
  title: string,
  theme: string,
  summary: string,
  parts: readonly DemoSection[],
): DemoDocument => ({
  key: `liguan-${key}`,
  kind: 'article',
  agency: 'liguan-town',
  title: `${title}（示例）`,
  documentNumber: null,
  written,
  theme,
  columns,
  summary,
  body: sections(parts, `临沂市兰山区${TOWN}`, written),
})

const RURAL = '农业、林业、水利\\农业、畜牧业、渔业'

/** What a township must publish (Regulation art. 21), so that its column is as full as the city's. */
export const townshipDocuments: readonly DemoDocument[] = [
  posted(
    'farming-2026',
    '2026-10-14',
    ['a21t.01', 'a21t.02'],
    '李官镇2026年惠农政策落实和小型水利工程管护情况',
    RURAL,
    '公布耕地地力保护补贴的发放面积和金额，以及十二处小型水利工程的管护责任人。',
    [
      ['一、惠农补贴', '耕地地力保护补贴发放3.1万亩，按户公示七日后通过“一卡通”支付。'],
      ['二、水利工程', '修缮塘坝五处、机井七眼，管护责任人和电话在每处立牌公布。'],
    ],
  ),
  posted(
    'land-use-2026',
    '2026-10-27',
    ['a21t.03', 'a21t.04'],
    '李官镇2026年第三季度土地经营权流转和宅基地审批情况',
    RURAL,
    '公布土地经营权流转合同的备案情况和十六户宅基地申请的审批结果。',
    [
      ['一、土地流转', '备案流转合同23份、1860亩，租金和期限由双方约定，镇里提供示范文本。'],
      ['二、宅基地', '受理申请16户，批准14户，两户因不符合“一户一宅”未批准，已经书面说明理由。'],
    ],
  ),
  posted(
    'taking-2026',
    '2026-11-06',
    ['a21t.05', 'a21t.06'],
    '李官镇示例道路拓宽工程土地、房屋征收补偿公示',
    '国土资源、能源\\土地',
    '公示道路拓宽涉及的土地面积、房屋户数、补偿标准和支付进度。',
    [
      ['一、补偿', '涉及土地38亩、房屋五户，补偿标准与全区一致，评估结果逐户送达。'],
      ['二、支付', '截至10月底支付92%，其余在签订协议后三十日内支付。'],
    ],
  ),
  posted(
    'welfare-2026',
    '2026-11-10',
    ['a21t.07', 'a21t.08'],
    '李官镇2026年“一事一议”筹资筹劳和社会救助公示',
    '民政、扶贫、救灾\\社会福利',
    '公示三个村“一事一议”的表决结果和资金使用，以及本季度临时救助的对象类别和金额。',
    [
      [
        '一、筹资筹劳',
        demoTable(
          '“一事一议”项目',
          ['村', '项目', '筹资'],
          [
            ['示例一村', '村内道路硬化', '每人15元'],
            ['示例二村', '路灯安装', '每人10元'],
          ],
        ),
      ],
      ['二、社会救助', '本季度临时救助27户、4.6万元，对象姓名在村务公开栏公示，网站只公布类别和金额。'],
    ],
  ),
]
