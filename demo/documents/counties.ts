import type { DemoDocument } from './document.ts'

const oldEstates: DemoDocument = {
  key: 'lanshan-old-estates-2026',
  kind: 'article',
  agency: 'lanshan-office',
  title: '兰山区人民政府办公室关于2026年城镇老旧小区改造计划的通知（示例）',
  documentNumber: '兰政办示例字〔2026〕2号',
  written: '2026-03-23',
  theme: '城乡建设、环境保护\\城乡建设',
  columns: ['a20.10', 'a21c.01', 'housing-security', 'public-resources'],
  summary: '公布2026年兰山区改造的三个老旧小区、改造内容、工期和居民参与办法。',
  body: `
<p>各街道办事处、镇人民政府，区政府有关部门：</p>
<p>现将2026年全区城镇老旧小区改造计划印发给你们，请结合职责组织实施。</p>
<h2>一、改造计划</h2>
<table>
<caption>2026年兰山区老旧小区改造计划（示例）</caption>
<thead><tr><th scope="col">小区</th><th scope="col">户数</th><th scope="col">改造内容</th><th scope="col">计划工期</th></tr></thead>
<tbody>
<tr><th scope="row">示例一区</th><td>320</td><td>雨污分流、外墙保温、加装充电桩</td><td>4月至9月</td></tr>
<tr><th scope="row">示例二区</th><td>185</td><td>屋面防水、道路、消防通道</td><td>5月至8月</td></tr>
<tr><th scope="row">示例三区</th><td>260</td><td>供水管网、照明、适老设施</td><td>5月至10月</td></tr>
</tbody>
</table>
<h2>二、居民参与</h2>
<h3>（一）改不改、改什么</h3>
<p>改造前逐户征求意见，同意改造的户数应当达到总户数的三分之二以上。改造内容由居民从菜单中选择。</p>
<h3>（二）改得好不好</h3>
<p>每个小区推选三至五名居民监督员，参加材料进场、隐蔽工程和竣工验收。</p>
<h2>三、公开事项</h2>
<p>设计方案、施工单位、资金来源、工期和投诉电话在小区公示栏和区政府网站同时公开；验收结果在验收后20个工作日内公开。</p>
<p>临沂市兰山区人民政府办公室</p>
<p>2026年3月23日</p>
`,
}

const ruralWater: DemoDocument = {
  key: 'yinan-rural-water-2026',
  kind: 'article',
  agency: 'yinan-office',
  title: '沂南县人民政府办公室关于做好农村供水保障的通知（示例）',
  documentNumber: '沂南政办示例字〔2026〕6号',
  written: '2026-07-06',
  theme: '农业、林业、水利\\水利',
  columns: ['a21c.02', 'public-welfare'],
  summary: '安排夏季农村供水的水源调度、水质检测、抢修和停水告知。',
  body: `
<p>各乡镇人民政府、街道办事处，县政府有关部门：</p>
<p>为保障夏季用水高峰期农村供水安全，现就有关事项通知如下。</p>
<h2>一、水源调度</h2>
<p>各供水单位逐个核实水源水量，制定缺水时的应急调度方案。水源不足的村，提前安排管网延伸或者送水。</p>
<h2>二、水质检测</h2>
<p>千吨万人以上水厂每日检测一次，其他集中供水工程每周检测一次，检测结果每月在村公示栏公布。</p>
<h2>三、抢修和停水告知</h2>
<ul>
<li>计划停水提前24小时告知到户；</li>
<li>突发停水在两小时内说明原因和预计恢复时间；</li>
<li>停水超过24小时的，组织送水。</li>
</ul>
<h2>四、责任分工</h2>
<p>县水利部门负责行业监管，卫生健康部门负责水质监测，乡镇、街道负责属地协调。供水单位公布24小时服务电话。</p>
<p>沂南县人民政府办公室</p>
<p>2026年7月6日</p>
`,
}

export const countyDocuments: readonly DemoDocument[] = [oldEstates, ruralWater]
