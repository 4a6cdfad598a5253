import { formatDecimal, parseDecimal, type ReportValues, withSums } from '../../../../law/report-cells.ts'
import { balanceOf } from '../../../../law/report-checks.ts'
import type { ReportCell, ReportForm, TableTwoColumn } from '../../../../law/report-form.ts'
import { balanceWords } from '../balance-words.ts'

/**
 * While numbers of the annual report are typed, its sums and the balance of every column follow, by the same rules as the check
 * that comes with saving. A field that is left empty counts as what the cases say: its placeholder.
 */
const form = document.querySelector<HTMLFormElement>('form[data-report-form]')
if (form) watch(form)

function watch(sheet: HTMLFormElement): void {
  const of = sheet.dataset.reportForm as ReportForm
  const follow = () => {
    const values = typedValues(sheet)
    const all = withSums(of, values)
    for (const sum of sheet.querySelectorAll<HTMLOutputElement>('output[data-sum]'))
      write(sum, formatDecimal(all.get(sum.dataset.sum as ReportCell) ?? 0n))
    for (const column of sheet.querySelectorAll<HTMLOutputElement>('output[data-balance]'))
      write(column, balanceWords(balanceOf(of, values, column.dataset.balance as TableTwoColumn)))
  }
  sheet.addEventListener('input', follow)
  // What a browser kept of a form that was left and is opened again.
  follow()
}

function typedValues(sheet: HTMLFormElement): ReportValues {
  const values = new Map<ReportCell, bigint>()
  for (const field of sheet.querySelectorAll<HTMLInputElement>('input[name^="cell:"]')) {
    const cell = field.name.slice('cell:'.length) as ReportCell
    const text = field.value.trim()
    const value = parseDecimal(text === '' ? field.placeholder : text)
    if (text !== '' && value === undefined) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
    // An empty sum is what its parts come to.
    if (text === '' && field.hasAttribute('data-sum')) continue
    if (value !== undefined) values.set(cell, value)
  }
  return values
}

function write(place: HTMLOutputElement, words: string): void {
  if (place.value !== words) place.value = words
}
