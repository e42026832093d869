export * from './render/renderHtml.ts';
export * from './render/renderMarkdown.ts';
export { renderTerminal, type TerminalOptions } from './render/renderTerminal.ts';
export * from './render/toJson.ts';
export * from './report/buildReport.ts';
export * from './report/describeLogs.ts';
export * from './report/report.ts';
export * from './trials/successRule.ts';
export * from './trials/summariseTrials.ts';
