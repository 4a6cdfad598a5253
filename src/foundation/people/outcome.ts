export { type Outcome, refused } from '../../platform/forms/outcome.ts'
