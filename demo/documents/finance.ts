import type { DemoDocument } from './document.ts'

const budget: DemoDocument = {
  key: 'budget-2026',
  kind: 'article',
  agency: 'finance',
  title: '关于2026年市级预算的说明（示例）',
  documentNumber: '临财示例字〔2026〕3号',
  written: '2026-02-26',
  theme: '财政、金融、审计\\财政',
  columns: ['a20.07', 'budgets'],
  summary: '说明2026年市级一般公共预算的收支安排、重点支出和“三公”经费。全部数字为虚构。',
  body: `
<p>2026年市级预算已经市人民代表大会批准。为便于社会公众了解，现就主要情况作如下说明。文中数字均为演示而虚构。</p>
<h2>一、收支总体安排</h2>
<p>市级一般公共预算收入安排120.0亿元，加上上级补助、调入资金等，收入总计260.0亿元；支出总计与收入总计相等，收支平衡。</p>
<table>
<caption>2026年市级一般公共预算支出（示例，单位：亿元）</caption>
<thead><tr><th scope="col">科目</th><th scope="col">上年预算数</th><th scope="col">本年预算数</th><th scope="col">增减（%）</th></tr></thead>
<tbody>
<tr><th scope="row">教育支出</th><td>40.0</td><td>42.0</td><td>5.0</td></tr>
<tr><th scope="row">社会保障和就业支出</th><td>50.0</td><td>53.0</td><td>6.0</td></tr>
<tr><th scope="row">卫生健康支出</th><td>25.0</td><td>26.0</td><td>4.0</td></tr>
<tr><th scope="row">农林水支出</th><td>20.0</td><td>21.0</td><td>5.0</td></tr>
<tr><th scope="row">城乡社区支出</th><td>30.0</td><td>28.5</td><td>-5.0</td></tr>
<tr><th scope="row">其他各项支出</th><td>85.0</td><td>89.5</td><td>5.3</td></tr>
<tr><th scope="row">合计</th><td>250.0</td><td>260.0</td><td>4.0</td></tr>
</tbody>
</table>
<h2>二、重点支出</h2>
<h3>（一）教育</h3>
<p>新增部分主要用于义务教育学校建设、教室照明改造和困难学生资助。</p>
<h3>（二）社会保障和就业</h3>
<p>新增部分主要用于提高困难群众救助水平、发放就业补贴和支持社区养老。</p>
<h2>三、“三公”经费</h2>
<p>市级部门“三公”经费安排合计0.80亿元，比上年减少0.04亿元，下降4.8%。其中公务接待费0.16亿元，公务用车购置和运行维护费0.60亿元，因公出国（境）费0.04亿元。</p>
<h2>四、名词解释</h2>
<ul>
<li>一般公共预算：主要靠税收筹集、用于民生保障和机关运转等日常公共开支的一本账。</li>
<li>转移支付：上级政府按照规定拨付给下级政府、由其统筹或者按指定用途使用的资金。</li>
</ul>
<p>临沂市财政局</p>
<p>2026年2月26日</p>
`,
}

const fees: DemoDocument = {
  key: 'fee-catalogue-2026',
  kind: 'article',
  agency: 'finance',
  title: '关于公布2026年市级行政事业性收费目录清单的公告（示例）',
  documentNumber: null,
  written: '2026-04-08',
  theme: '财政、金融、审计\\财政',
  columns: ['a20.08'],
  summary: '公布市级执收单位现行的四项收费；清单以外的行政事业性收费，单位和个人可以拒绝缴纳。',
  body: `
<p>现将2026年市级行政事业性收费目录清单予以公布。清单所列项目和标准均为演示而虚构。</p>
<h2>一、目录清单</h2>
<table>
<caption>市级行政事业性收费目录清单（示例）</caption>
<thead><tr><th scope="col">序号</th><th scope="col">收费项目</th><th scope="col">收费标准</th><th scope="col">收费对象</th><th scope="col">执收单位</th></tr></thead>
<tbody>
<tr><th scope="row">1</th><td>示例证件补办工本费</td><td>每证10元</td><td>申请补办的个人</td><td>市公安局</td></tr>
<tr><th scope="row">2</th><td>示例技能考试报名费</td><td>每人每科45元</td><td>报名人</td><td>市人力资源和社会保障局</td></tr>
<tr><th scope="row">3</th><td>示例道路占用费</td><td>每平方米每日0.5元</td><td>占用单位</td><td>市城市管理局</td></tr>
<tr><th scope="row">4</th><td>示例检验费</td><td>每批次200元</td><td>委托单位</td><td>市市场监督管理局</td></tr>
</tbody>
</table>
<h2>二、执行要求</h2>
<ol>
<li>执收单位应当在收费场所公示项目、标准和减免政策；</li>
<li>收费时开具财政票据，收入全部缴入国库；</li>
<li>国家和省调整政策的，按照新的规定执行，清单同时更新。</li>
</ol>
<h2>三、监督</h2>
<p>发现清单以外收费、超过标准收费的，可以拒绝缴纳，并向市财政局或者市市场监督管理局反映。</p>
<p>临沂市财政局</p>
<p>2026年4月8日</p>
`,
}

export const financeDocuments: readonly DemoDocument[] = [budget, fees]
