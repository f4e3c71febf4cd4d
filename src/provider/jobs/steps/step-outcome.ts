/**
 * What a step has come to: `moved`, there is more to do at once; `submitted`, the batch system has it;
 * `look`, it should be asked how the job stands; `ended`; `nothing`.
 */
export type StepOutcome = 'moved' | 'submitted' | 'look' | 'ended' | 'nothing';
