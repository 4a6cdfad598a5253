export { type CaseActor, type Decision, decide, diagram, holdsRole, openCells } from './interpreter.ts'
export {
  type Cell,
  type DefinitionProblem,
  defineWorkflow,
  definitionProblems,
  type Workflow,
} from './workflow.ts'
