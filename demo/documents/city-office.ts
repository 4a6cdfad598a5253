import type { DemoDocument } from './document.ts'

const serviceRule: DemoDocument = {
  key: 'one-time-notice-rule',
  kind: 'article',
  agency: 'city-office',
  title: '临沂市人民政府办公室关于印发《临沂市办事事项一次告知规范》的通知（示例）',
  documentNumber: '临政办示例字〔2026〕1号',
  written: '2026-01-12',
  theme: '综合政务\\其他',
  columns: ['a20.01', 'a20.05', 'one-window'],
  effective: '2026-01-12',
  summary: '要求窗口单位第一次接待时就把办理条件、材料、流程和时限一次说清，并留下书面告知单。',
  body: `
<p>各县区人民政府、各开发区管委会，市政府有关部门：</p>
<p>《临沂市办事事项一次告知规范》已经市政府同意，现印发给你们，请认真执行。</p>
<p>临沂市人民政府办公室</p>
<p>2026年1月12日</p>
<p>（此件公开发布）</p>
<h2>一、适用范围</h2>
<p>本规范适用于全市各级政务服务大厅、便民服务中心和网上办事窗口。群众和企业来人、来电、来信或者在网上询问办理事项的，首次接待的工作人员应当按照本规范告知。</p>
<h2>二、告知内容</h2>
<h3>（一）必须告知的事项</h3>
<ol>
<li>事项名称、办理条件和办理依据；</li>
<li>全部申请材料，以及哪些材料可以由部门之间核验，不需要提交；</li>
<li>办理流程、承诺时限和收费标准；</li>
<li>承办单位、窗口位置和咨询电话；</li>
<li>不服处理结果时的投诉、复议和诉讼途径。</li>
</ol>
<h3>（二）告知的形式</h3>
<p>当面询问的，交付书面告知单；电话询问的，记录告知要点并经来电人同意后发送短信；网上询问的，在网页上答复并允许下载。告知单一式两份，注明告知人和时间。</p>
<h2>三、材料不齐的处理</h2>
<p>材料不齐全但不影响实质审查的，可以先行受理，并列明需要补交的材料和期限。因工作人员漏告造成群众多跑路的，由窗口单位上门取件或者免费寄递。</p>
<h2>四、监督检查</h2>
<p>市、县（区）政务服务管理机构每季度抽查告知单，结果在政府网站公布。群众反映漏告、错告的，应当在5个工作日内核实并回复。</p>
`,
}

const projectsTable = (rows: readonly (readonly [string, string, string, string])[]): string => `
<table>
<caption>2026年市级民生实事项目表（示例）</caption>
<thead><tr><th scope="col">序号</th><th scope="col">项目</th><th scope="col">年度目标</th><th scope="col">牵头单位</th></tr></thead>
<tbody>
${rows.map(([no, project, goal, lead]) => `<tr><th scope="row">${no}</th><td>${project}</td><td>${goal}</td><td>${lead}</td></tr>`).join('\n')}
</tbody>
</table>`

const projectsBody = (table: string): string => `
<p>各县区人民政府、各开发区管委会，市政府有关部门：</p>
<p>经公开征集、专家论证和市政府常务会议研究，确定了2026年市级民生实事项目。现将有关安排通知如下。</p>
<h2>一、项目安排</h2>
${table}
<h2>二、进度要求</h2>
<p>牵头单位应当在本通知印发后15日内制定实施方案，明确每个季度的目标。每季度结束后10日内，将进展、支出和存在的问题报市政府办公室。</p>
<h2>三、公开要求</h2>
<ul>
<li>项目地点、工期、责任人在开工前公开；</li>
<li>进展情况每季度公开一次，未达到目标的同时说明原因；</li>
<li>竣工验收结果在验收合格后20个工作日内公开。</li>
</ul>
<p>临沂市人民政府办公室</p>
<p>2026年2月9日</p>
<p>（此件公开发布）</p>
`

/** Changed once: a goal grew and a lead agency changed, which the public comparison shows in the table. */
const livelihoodProjects: DemoDocument = {
  key: 'livelihood-projects-2026',
  kind: 'article',
  agency: 'city-office',
  title: '临沂市人民政府办公室关于做好2026年民生实事项目的通知（示例）',
  documentNumber: '临政办示例字〔2026〕4号',
  written: '2026-02-09',
  theme: '综合政务\\政务督查',
  columns: ['a20.01', 'a20.11', 'deployments'],
  effective: '2026-02-09',
  summary: '公布2026年五件市级民生实事的目标和牵头单位，规定进度报送和公开的时间。',
  body: projectsBody(
    projectsTable([
      ['1', '新建和改造城区公共停车泊位', '6000个', '市城市管理局'],
      ['2', '老旧小区加装电梯', '180部', '市住房和城乡建设局'],
      ['3', '农村供水管网改造', '420公里', '市水利局'],
      ['4', '社区助餐点', '90处', '市民政局'],
      ['5', '中小学教室护眼灯改造', '3500间', '市教育局'],
    ]),
  ),
  versions: [
    {
      changed: '2026-05-18',
      note: '经市政府同意，社区助餐点年度目标由90处调整为120处；公共停车泊位项目增加配合单位市公安局。其他内容未变。',
      summary: '公布2026年五件市级民生实事的目标和牵头单位，规定进度报送和公开的时间；5月调整了两项安排。',
      body: projectsBody(
        projectsTable([
          ['1', '新建和改造城区公共停车泊位', '6000个', '市城市管理局（市公安局配合）'],
          ['2', '老旧小区加装电梯', '180部', '市住房和城乡建设局'],
          ['3', '农村供水管网改造', '420公里', '市水利局'],
          ['4', '社区助餐点', '120处', '市民政局'],
          ['5', '中小学教室护眼灯改造', '3500间', '市教育局'],
        ]),
      ),
    },
  ],
}

const readingPlaces: DemoDocument = {
  key: 'reading-places',
  kind: 'article',
  agency: 'city-office',
  title: '关于公布市级政务公开专区和政府信息查阅点的公告（示例）',
  documentNumber: null,
  written: '2026-03-16',
  theme: '综合政务\\政务公开',
  columns: ['a20.02'],
  summary: '列出四处可以查阅政府信息、提交公开申请的场所及其开放时间。',
  body: `
<p>为方便群众就近查阅政府信息，现将市级政务公开专区和查阅点公布如下。各场所均可免费查阅、打印十页以内的公开文件，并可以代收政府信息公开申请。</p>
<h2>一、场所名录</h2>
<table>
<caption>市级政务公开专区和查阅点（示例）</caption>
<thead><tr><th scope="col">场所</th><th scope="col">地址</th><th scope="col">开放时间</th><th scope="col">设施</th></tr></thead>
<tbody>
<tr><th scope="row">市政务服务大厅公开专区</th><td>示例路32号一楼</td><td>工作日9:00—17:00</td><td>查询机、打印机、大字阅读器</td></tr>
<tr><th scope="row">市档案馆查阅点</th><td>示例路55号二楼</td><td>工作日9:00—16:30</td><td>阅览席、复印机</td></tr>
<tr><th scope="row">市图书馆查阅点</th><td>示例路60号三楼</td><td>周二至周日9:00—20:00</td><td>阅览席、查询机</td></tr>
<tr><th scope="row">兰山街道便民服务中心公开专区</th><td>示例路141号</td><td>工作日9:00—17:00</td><td>查询机、代办窗口</td></tr>
</tbody>
</table>
<h2>二、服务内容</h2>
<ol>
<li>查阅政府公报、规范性文件和本机关公开的其他信息；</li>
<li>填写和提交政府信息公开申请，当场领取回执；</li>
<li>咨询办事流程，预约上门服务。</li>
</ol>
<h2>三、特别帮助</h2>
<p>老年人、残疾人和阅读有困难的人，可以请工作人员代读、代填，并核对确认。</p>
<p>临沂市人民政府办公室</p>
<p>2026年3月16日</p>
`,
}

/** Withdrawn: its hours contradict those of the hall itself. */
const summerHours: DemoDocument = {
  key: 'summer-hours',
  kind: 'article',
  agency: 'city-office',
  title: '关于政务服务大厅夏季服务时间的通告（示例）',
  documentNumber: null,
  written: '2026-06-01',
  theme: '综合政务\\其他',
  columns: ['a20.02'],
  summary: '通告2026年夏季政务服务大厅的对外服务时间。',
  body: `
<p>自2026年6月8日至9月11日，市政务服务大厅实行夏季服务时间，现通告如下。</p>
<h2>一、服务时间</h2>
<p>工作日上午8:30至12:00，下午14:30至18:00。周六上午提供预约服务。</p>
<h2>二、自助服务</h2>
<p>大厅东侧自助服务区全天开放，可以办理查询、打印和材料寄存。</p>
<p>临沂市人民政府办公室</p>
<p>2026年6月1日</p>
`,
  withdrawn: {
    on: '2026-06-03',
    reason:
      '通告所列下午服务时间与市行政审批服务局公布的时间不一致。经核实，以市行政审批服务局公布的时间为准，本通告撤回。',
  },
}

export const cityOfficeDocuments: readonly DemoDocument[] = [
  serviceRule,
  livelihoodProjects,
  readingPlaces,
  summerHours,
]
