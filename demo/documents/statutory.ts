import { agencyOf } from '../linyi/agencies.ts'
import type { DemoDocument } from './document.ts'
import { type DemoSection, demoTable, sections } from './sections.ts'

type Brief = Pick<DemoDocument, 'key' | 'agency' | 'title' | 'written' | 'theme' | 'summary'> & {
  readonly columns: readonly string[]
  readonly documentNumber?: string
  readonly parts: readonly DemoSection[]
}

const brief = ({ parts, documentNumber = '', ...fields }: Brief): DemoDocument => ({
  kind: 'article',
  ...fields,
  documentNumber: documentNumber === '' ? null : documentNumber,
  body: sections(parts, agencyOf(fields.agency).name, fields.written),
})

/** One short text for each item of articles 20 and 21 that the others leave empty: no reader meets an empty column. */
export const statutoryDocuments: readonly DemoDocument[] = [
  brief({
    key: 'open-government-plan-2030',
    agency: 'city-office',
    title: '临沂市政务公开专项规划（2026—2030年）（示例）',
    written: '2026-10-20',
    theme: '综合政务\\政务公开',
    columns: ['a20.03'],
    summary: '确定到2030年政务公开的目标、五项任务和每年检查的办法。',
    parts: [
      ['一、目标', '到2030年，群众办事需要的信息在网站上三次点击以内可以找到，政策文件与解读同时公布。'],
      [
        '二、任务',
        '<ul><li>专栏目录逐项补齐，无此项职能的写明；</li><li>决策草案公开征求意见，意见采纳情况逐条公布；</li><li>基层公开事项标准化；</li><li>申请办理全程留痕；</li><li>公开信息定期清理、更新。</li></ul>',
      ],
      ['三、检查', '每年十二月由主管部门组织检查，结果在次年一月公布。'],
    ],
  }),
  brief({
    key: 'economy-october-2026',
    agency: 'city-office',
    title: '2026年1—10月全市主要经济指标（示例）',
    written: '2026-11-17',
    theme: '国民经济管理、国有资产监管\\统计',
    columns: ['a20.04'],
    summary: '公布1—10月工业、投资、消费和居民收入的增长情况，数字均为示例。',
    parts: [
      [
        '一、主要指标',
        demoTable(
          '2026年1—10月主要经济指标',
          ['指标', '比上年同期增长'],
          [
            ['规模以上工业增加值', '6.1%'],
            ['固定资产投资', '4.2%'],
            ['社会消费品零售总额', '5.3%'],
            ['居民人均可支配收入（前三季度）', '5.6%'],
          ],
        ),
      ],
      ['二、说明', '规模以上工业为初步核算数；增长速度按可比口径计算。下一期在12月18日公布。'],
    ],
  }),
  brief({
    key: 'licence-results-october-2026',
    agency: 'city-office',
    title: '2026年10月行政许可办理结果公示（示例）',
    written: '2026-11-03',
    theme: '综合政务\\政务公开',
    columns: ['a20.05', 'one-window'],
    summary: '公示10月办结的行政许可件数、平均办理时间和不予许可的原因分类。',
    parts: [
      [
        '一、办理情况',
        demoTable(
          '2026年10月行政许可办理情况',
          ['事项类别', '办结', '平均用时'],
          [
            ['食品经营', '1206件', '2.1个工作日'],
            ['建设工程', '88件', '6.4个工作日'],
            ['道路运输', '340件', '1.8个工作日'],
          ],
        ),
      ],
      ['二、不予许可', '共11件，原因均为条件不符。申请人可以凭受理编号查询理由，也可以依法申请行政复议。'],
    ],
  }),
  brief({
    key: 'safety-penalties-october-2026',
    agency: 'emergency-management',
    title: '2026年10月安全生产行政处罚决定公开（示例）',
    written: '2026-11-05',
    theme: '市场监管、安全生产监管\\安全生产监管',
    columns: ['a20.06'],
    summary: '公开10月作出的四件行政处罚决定的事由、依据和结果，当事人为示例企业。',
    parts: [
      [
        '一、处罚决定',
        demoTable(
          '2026年10月行政处罚决定',
          ['当事人', '事由', '结果'],
          [
            ['示例化工有限公司', '未按规定组织从业人员培训', '责令改正，罚款二万元'],
            ['示例建材厂', '未在危险处设置警示标志', '责令改正，罚款一万元'],
            ['示例仓储有限公司', '占用疏散通道', '责令改正，罚款五千元'],
          ],
        ),
      ],
      ['二、依据和救济', '依据有关安全生产的法律作出。当事人可以依法申请行政复议或者提起行政诉讼。'],
    ],
  }),
  brief({
    key: 'fees-list-autumn-2026',
    agency: 'finance',
    title: '市级行政事业性收费目录清单（2026年第四季度）（示例）',
    written: '2026-10-15',
    theme: '财政、金融、审计\\财政',
    columns: ['a20.08'],
    summary: '列明市级保留的收费项目、标准和依据；清单以外的收费可以拒绝缴纳。',
    parts: [
      [
        '一、收费项目',
        demoTable(
          '市级行政事业性收费项目',
          ['项目', '标准', '收费单位'],
          [
            ['不动产登记费', '住宅每件80元', '自然资源和规划部门'],
            ['普通话水平测试费', '每人25元', '教育部门'],
          ],
        ),
      ],
      ['二、监督', '清单以外收费的，可以向财政部门投诉，七个工作日内告知处理结果。'],
    ],
  }),
  brief({
    key: 'procurement-catalogue-2026',
    agency: 'finance',
    title: '市级政府集中采购目录和限额标准（2026年）（示例）',
    written: '2026-10-22',
    theme: '财政、金融、审计\\财政',
    columns: ['a20.09', 'public-resources', 'procurement'],
    summary: '公布集中采购的品目、公开招标的限额和第三季度采购的总体情况。',
    parts: [
      [
        '一、目录和限额',
        demoTable(
          '集中采购品目和限额',
          ['品目', '单项或者批量限额'],
          [
            ['计算机设备', '不限'],
            ['印刷服务', '十万元以上'],
            ['物业管理', '一百万元以上'],
          ],
        ),
      ],
      [
        '二、实施情况',
        '第三季度集中采购预算4200万元，成交3985万元，均为示例数字。合同在签订后两个工作日内公开。',
      ],
    ],
  }),
  brief({
    key: 'river-bridge-progress-2026',
    agency: 'city-office',
    title: '示例河大桥及接线工程建设进展（2026年10月）（示例）',
    written: '2026-11-09',
    theme: '城乡建设、环境保护\\城市建设（含住房）',
    columns: ['a20.10', 'a21c.01', 'major-projects', 'public-resources', 'tenders'],
    summary: '公布示例河大桥的批准文件、投资、工程进度和施工期间的交通安排。',
    parts: [
      ['一、批准和投资', '可行性研究报告和初步设计均已批复，总投资3.6亿元，资金由市级财政安排。'],
      [
        '二、进度',
        demoTable(
          '2026年10月底工程进度',
          ['部分', '完成'],
          [
            ['桩基', '100%'],
            ['桥墩', '82%'],
            ['接线道路', '45%'],
          ],
        ),
      ],
      ['三、交通安排', '施工期间非机动车走东侧便道，夜间十点以后不进行产生噪声的作业。'],
    ],
  }),
  brief({
    key: 'workplace-inspections-2026',
    agency: 'emergency-management',
    title: '2026年第三季度安全生产监督检查情况（示例）',
    written: '2026-10-26',
    theme: '市场监管、安全生产监管\\安全生产监管',
    columns: ['a20.13'],
    summary: '检查企业612家，发现隐患1480处，整改完成率和未完成的原因。',
    parts: [
      ['一、检查情况', '按照“双随机、一公开”的办法检查企业612家，发现隐患1480处，已经整改1433处。'],
      ['二、未完成的原因', '47处需要更换设备，整改期限到12月底，期间采取临时措施并每周复查。'],
    ],
  }),
  brief({
    key: 'civil-servants-2026',
    agency: 'human-resources',
    title: '2026年度考试录用公务员公告（示例）',
    written: '2026-10-19',
    theme: '劳动、人事、监察\\人事工作',
    columns: ['a20.14'],
    summary: '公布招录的职位、人数、报名条件、时间安排和录用结果的公布办法。',
    parts: [
      [
        '一、职位和人数',
        demoTable(
          '招录职位',
          ['职位', '人数', '学历要求'],
          [
            ['县级机关综合文字', '12人', '大学本科以上'],
            ['乡镇基层服务', '30人', '大学专科以上'],
          ],
        ),
      ],
      ['二、时间安排', '11月2日至6日网上报名，12月5日笔试，次年1月公布面试名单。'],
      ['三、结果', '拟录用人员名单公示七日，公示期间可以反映问题。'],
    ],
  }),
  brief({
    key: 'school-meals-2026',
    agency: 'education',
    title: '2026年秋季学期学校食堂大宗食材采购公开事项（示例）',
    written: '2026-10-12',
    theme: '科技、教育\\教育',
    columns: ['a20.15', 'education'],
    summary: '规定学校公开食材来源、价格、陪餐和膳食费结余，家长委员会可以查看。',
    parts: [
      ['一、公开内容', '供货单位、主要食材价格、每周食谱、陪餐记录和膳食费收支，每月在校门公示栏公布。'],
      ['二、监督', '家长委员会每月进入食堂查看一次，意见和处理结果一并公布。'],
    ],
  }),
  brief({
    key: 'blood-donation-2026',
    agency: 'health',
    title: '2026年无偿献血和器官捐献公益服务情况（示例）',
    written: '2026-10-28',
    theme: '卫生、体育\\卫生',
    columns: ['a21c.03', 'public-welfare'],
    summary: '公布前三季度献血人次、用血费用减免和捐献者家属关怀的情况。',
    parts: [
      ['一、献血', '前三季度献血5.2万人次，献血者及其直系亲属用血费用减免在出院时直接办理。'],
      ['二、关怀', '为捐献者家庭提供丧葬补助和心理支持，全年走访两次。'],
    ],
  }),
  brief({
    key: 'land-taking-2026',
    agency: 'lanshan-office',
    title: '兰山区示例片区土地征收补偿安置公告（示例）',
    written: '2026-10-16',
    theme: '国土资源、能源\\土地',
    columns: ['a21c.04'],
    summary: '公布征收范围、补偿标准、安置办法、听证的申请期限和支付时间。',
    parts: [
      ['一、范围和标准', '征收集体土地126亩，按照区片综合地价补偿，青苗和地上附着物另行补偿。'],
      ['二、听证', '公告之日起三十日内，过半数成员认为方案不符合规定的，召开听证会并修改方案。'],
      ['三、支付', '补偿费用在协议签订后三十日内足额支付到户，支付明细在村务公开栏公布。'],
    ],
  }),
  brief({
    key: 'house-taking-2026',
    agency: 'lanshan-office',
    title: '兰山区示例旧城区房屋征收决定公告（示例）',
    written: '2026-10-23',
    theme: '城乡建设、环境保护\\城市建设（含住房）',
    columns: ['a21c.05'],
    summary: '公布国有土地上房屋征收的范围、补偿方案、签约期限和救济途径。',
    parts: [
      ['一、补偿方案', '被征收人可以选择货币补偿或者房屋产权调换，评估机构由被征收人协商选定。'],
      ['二、签约期限', '自本公告发布之日起六十日，提前签约的给予奖励。'],
      ['三、救济', '对征收决定不服的，可以依法申请行政复议或者提起行政诉讼。'],
    ],
  }),
  brief({
    key: 'public-order-2026',
    agency: 'yinan-office',
    title: '沂南县2026年第三季度治安管理情况（示例）',
    written: '2026-10-21',
    theme: '公安、安全、司法\\公安',
    columns: ['a21c.06'],
    summary: '公布警情、巡防、反诈宣传和群众安全感调查的情况。',
    parts: [
      ['一、总体情况', '刑事警情比上年同期下降9%，入室盗窃警情下降14%，均为示例数字。'],
      ['二、防范', '为两千户独居老人安装门磁报警器，开展反诈宣传一百六十场。'],
    ],
  }),
  brief({
    key: 'minimum-living-2026',
    agency: 'yinan-office',
    title: '沂南县最低生活保障标准和救助情况（2026年10月）（示例）',
    written: '2026-11-02',
    theme: '民政、扶贫、救灾\\社会福利',
    columns: ['a21c.07', 'social-assistance'],
    summary: '公布城乡低保标准、保障人数、资金发放和主动发现困难群众的办法。',
    parts: [
      [
        '一、标准和人数',
        demoTable(
          '最低生活保障',
          ['类别', '每月标准', '保障人数'],
          [
            ['城镇', '985元', '1830人'],
            ['农村', '780元', '9610人'],
          ],
        ),
      ],
      ['二、主动发现', '民政干部每季度走访，教育、卫生、残联的信息每月比对，符合条件的上门办理。'],
    ],
  }),
]
