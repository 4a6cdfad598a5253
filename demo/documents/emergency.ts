import type { DemoDocument } from './document.ts'

const floodPlan: DemoDocument = {
  key: 'flood-plan-2026',
  kind: 'article',
  agency: 'emergency-management',
  title: '临沂市城区内涝应急预案（节选）（示例）',
  documentNumber: '临应急示例字〔2026〕5号',
  written: '2026-05-25',
  theme: '综合政务\\应急管理',
  columns: ['a20.12', 'emergency-plans'],
  summary: '规定城区内涝的组织指挥、预警、分级响应和信息发布。水位和雨量数值均为虚构。',
  body: `
<h2>一、总则</h2>
<p>为有序处置强降雨引发的城区积水和内涝，减少人员伤亡和财产损失，制定本预案。处置工作坚持生命至上、预防为主、分级负责、快速联动。</p>
<h2>二、组织指挥</h2>
<p>市防汛抗旱指挥机构统一指挥。应急部门负责综合协调和救援力量调度，城市管理部门负责排水设施运行，公安机关负责交通管制，教育部门负责学校停课安排，气象部门负责预报预警。</p>
<h2>三、预警和响应</h2>
<table>
<caption>内涝应急响应分级（示例）</caption>
<thead><tr><th scope="col">等级</th><th scope="col">启动条件</th><th scope="col">主要措施</th></tr></thead>
<tbody>
<tr><th scope="row">四级</th><td>预计三小时降雨30毫米以上</td><td>排水队伍在岗值守，检查泵站和下穿通道</td></tr>
<tr><th scope="row">三级</th><td>预计三小时降雨50毫米以上，或者五处以上路段积水</td><td>易积水路段派人看守，提示市民减少外出</td></tr>
<tr><th scope="row">二级</th><td>预计三小时降雨80毫米以上，或者主要道路交通中断</td><td>封闭下穿通道，低洼片区转移居民，开放避难场所</td></tr>
<tr><th scope="row">一级</th><td>预计三小时降雨100毫米以上，或者出现大面积内涝</td><td>停课、停业、停运，全力搜救和转移群众</td></tr>
</tbody>
</table>
<h3>（一）启动</h3>
<p>四级、三级响应由指挥机构办公室主任决定，二级、一级响应由总指挥决定。情况紧急的，先处置、后补办手续。</p>
<h3>（二）解除</h3>
<p>降雨停止、主要道路恢复通行后，由决定启动的人宣布解除。</p>
<h2>四、信息发布</h2>
<p>响应启动后立即通过政府网站、广播电视和短信发布提示，内容包括影响区域、避险办法和求助电话。伤亡和损失情况由指挥机构核实后统一发布，后续进展及时续报。</p>
<h2>五、避险提示</h2>
<ul>
<li>不要进入积水的下穿通道、地下车库和地下室；</li>
<li>远离井盖、电线杆、广告牌；</li>
<li>车辆在积水中熄火时，立即离开车辆到高处等待救援。</li>
</ul>
<h2>六、附则</h2>
<p>本预案每三年评估一次，每年汛前组织演练。</p>
<p>临沂市应急管理局</p>
<p>2026年5月25日</p>
`,
}

export const emergencyDocuments: readonly DemoDocument[] = [floodPlan]
