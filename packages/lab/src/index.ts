export * from './alarms/alarmMarkdown.ts';
export * from './alarms/alarmPromises.ts';
export * from './alarms/alarmTable.ts';
export * from './alarms/cusum.ts';
export type { Detector, RunAlarm } from './alarms/detector.ts';
export * from './alarms/judgeAlarms.ts';
export * from './alarms/mannKendall.ts';
export * from './alarms/tableDetector.ts';
export type { RunFinding } from './alarms/toldBy.ts';
export * from './bench/baselineUniform.ts';
export * from './bench/benchCurves.ts';
export * from './bench/benchMarkdown.ts';
export * from './bench/benchTable.ts';
export * from './bench/contend.ts';
export * from './bench/contender.ts';
export * from './bench/oracleGreedy.ts';
export * from './bench/oracleVariance.ts';
export * from './bench/pairedDifference.ts';
export * from './bench/runBench.ts';
export * from './bench/runTrial.ts';
export * from './bench/trial.ts';
export type {
  Claim,
  ClaimDial,
  ClaimFindings,
  ClaimNumber,
  ClaimPicture,
  ClaimSeries,
  ClaimWords,
} from './claims/claim.ts';
export * from './claims/claims.ts';
export * from './claims/simulateClaim.ts';
export type { PassRateSpan } from './flow/checkSpan.ts';
export { type ComputeSigmoid, computeSigmoid } from './flow/computeSigmoid.ts';
export * from './flow/computeToReward.ts';
export type { LearningRule } from './flow/learningRule.ts';
export * from './flow/passRateVelocity.ts';
export * from './flow/timeToPassRate.ts';
export * from './flow/timeToPassRateInGroups.ts';
export * from './flow/timeToPassRateMaxrl.ts';
export type { RunFault, RunKind } from './run/runKind.ts';
export * from './run/runKinds.ts';
export * from './run/runMetrics.ts';
export type { RunMetric, RunPlan } from './run/runPlan.ts';
export * from './run/runTable.ts';
export * from './run/simulatedRun.ts';
export * from './run/simulateRun.ts';
export * from './scenario/createScenario.ts';
export * from './scenario/scenario.ts';
export * from './scenario/scenarios.ts';
export * from './scenario/tuningScenarios.ts';
export * from './student/asyncLag.ts';
export * from './student/driftingPool.ts';
export * from './student/forgetting.ts';
export * from './student/inScenario.ts';
export * from './student/irt.ts';
export * from './student/matching.ts';
export * from './student/plateau.ts';
export * from './student/prerequisites.ts';
export * from './student/replayStudent.ts';
export type { SkillRates } from './student/skillRates.ts';
export * from './student/softmaxStudent.ts';
export * from './student/student.ts';
export * from './student/students.ts';
export * from './world/chance.ts';
export * from './world/createVerifier.ts';
export * from './world/createWorld.ts';
export * from './world/world.ts';
