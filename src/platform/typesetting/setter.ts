/**
 * The program of the process that typesets: it lives for one document, so that neither the compiler nor its fonts stay in a
 * process that answers people. Plain JavaScript, since it is handed to Node as it stands. Argument: the compiler's address.
 * Reads `{source, data, folders, created}` as JSON, writes the PDF.
 */
export const SETTER = `
const { NodeCompiler } = await import(process.argv[1])
let text = ''
for await (const chunk of process.stdin) text += chunk
const { source, data, folders, created } = JSON.parse(text)
const compiler = NodeCompiler.create({ fontArgs: folders.map(folder => ({ fontPaths: [folder] })) })
const compiled = compiler.compile({ mainFileContent: source, inputs: { data } })
if (!compiled.result) {
  process.stderr.write(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []))
  process.exit(1)
}
const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: created })
process.stdout.write(pdf, () => process.exit(0))
`
