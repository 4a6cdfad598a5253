/**
 * The issuer that a 机关代字 stands for. Only prefixes that one issuer alone uses are here; the same list for a
 * city's departments comes from its agencies, through `ReadingKnowledge`.
 */
export const NUMBER_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['国令', '国务院'],
  ['国发', '国务院'],
  ['国函', '国务院'],
  ['国发明电', '国务院'],
  ['国办发', '国务院办公厅'],
  ['国办函', '国务院办公厅'],
  ['国办发明电', '国务院办公厅'],
  ['国办公开办函', '国务院办公厅政府信息与政务公开办公室'],
  ['法释', '最高人民法院'],
  ['鲁政发', '山东省人民政府'],
  ['鲁政字', '山东省人民政府'],
  ['鲁政办发', '山东省人民政府办公厅'],
  ['鲁政办字', '山东省人民政府办公厅'],
  ['临政发', '临沂市人民政府'],
  ['临政字', '临沂市人民政府'],
  ['临政函', '临沂市人民政府'],
  ['临政办发', '临沂市人民政府办公室'],
  ['临政办字', '临沂市人民政府办公室'],
  ['临政办函', '临沂市人民政府办公室'],
])
