/**
 * The look of the HTML report. Measured pairs: text on ground is 12:1 or better in both schemes.
 *
 * @param svgs pictures whose colours are `var(--light-dark)`.
 */
export function pageStyle(svgs: readonly string[] = []): string {
  const pairs = new Set(
    svgs.flatMap((svg) => svg.match(/--[0-9a-f]{3,8}-[0-9a-f]{3,8}(?=\))/g) ?? []),
  );
  const colors = (scheme: 1 | 2): string =>
    [...pairs].map((name) => `${name}:#${name.slice(2).split('-')[scheme - 1]};`).join('');
  return `
:root{color-scheme:light dark;${colors(1)}--ground:#fff;--panel:#f5f6f8;--ink:#1b1e24;--soft:#555c69;--line:#d9dce2;--accent:#0072b2;--alarm:#8a4b00;--alarm-ground:#fff6e6}
.narrow{display:none}
@media (prefers-color-scheme:dark){:root{${colors(2)}--ground:#15161a;--panel:#1e2026;--ink:#e8eaee;--soft:#a4abb8;--line:#353943;--accent:#56b4e9;--alarm:#ffc46b;--alarm-ground:#2a2212}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1120px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:30px;line-height:1.2;margin:0}
h2{font-size:21px;line-height:1.3;margin:0 0 8px}
p{margin:0 0 12px;max-width:76ch}
.source{color:var(--soft);margin-top:6px;overflow-wrap:anywhere}
.source b{color:var(--ink)}
.alarms{background:var(--alarm-ground);border-left:4px solid var(--alarm);padding:14px 18px;margin:20px 0}
.alarms p{margin:0;max-width:none}
.alarms p+p{margin-top:8px}
.five{list-style:none;counter-reset:n;padding:0;margin:24px 0 48px;background:var(--panel);border:1px solid var(--line);border-radius:10px}
.five li{counter-increment:n;display:grid;grid-template-columns:2ch minmax(0,min(21.5rem,38%)) minmax(0,1fr);gap:4px 20px;padding:16px 20px}
.five li+li{border-top:1px solid var(--line)}
.five li::before{content:counter(n);color:var(--soft);line-height:28px}
.five strong{display:block;font-size:21px;line-height:28px}
.five a{color:inherit;text-decoration:none}
.five a:hover strong,.five a:focus-visible strong{text-decoration:underline}
.beside{color:var(--soft);font-size:14px}
.meaning,.change{display:block;line-height:1.5}
.meaning{color:var(--soft)}
.change::before{content:"→ ";color:var(--accent);font-weight:700}
section{margin:0 0 44px;scroll-margin-top:16px}
.pair{display:flex;flex-wrap:wrap;gap:20px 32px;align-items:flex-start}
figure{margin:0;flex:1 1 560px;min-width:min(100%,300px)}
figure svg{max-width:100%;height:auto;display:block;overflow:visible}
figcaption{padding:2px 16px 0;max-width:680px}
figcaption p{font-size:14px;line-height:1.45;margin:0 0 4px}
.plot{position:relative;max-width:max-content}
.tip{position:absolute;z-index:2;pointer-events:none;max-width:260px;padding:6px 10px;border:1px solid var(--line);border-radius:6px;background:var(--panel);color:var(--ink);font-size:13px;line-height:1.4}
.tip b,.tip span{display:block}
.dot{position:absolute;z-index:1;pointer-events:none;width:13px;height:13px;margin:-7px 0 0 -7px;border:2px solid var(--ink);border-radius:50%}
.tip[hidden],.dot[hidden]{display:none}
summary{cursor:pointer;color:var(--soft);font-size:14px;padding:6px 0;margin-left:16px;width:fit-content}
details>*:not(summary){margin-left:16px}
.gallery+.table{margin-top:20px}
details .table{max-height:360px;margin:6px 0 16px}
.gallery{display:grid;grid-template-columns:minmax(0,1fr);gap:28px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;z-index:3;padding:8px 12px;background:var(--ground);color:var(--ink)}
.table{overflow:auto;max-height:900px;max-width:100%}
.pair .table{max-height:460px}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:5px 12px 5px 0;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child{text-align:left}
td:last-child,th:last-child{padding-right:4px}
tbody th{font-weight:400}
thead th{color:var(--soft);font-weight:600;position:sticky;top:0;background:var(--ground)}
.notes{color:var(--soft);padding-left:20px;max-width:80ch;margin:0}
.notes li{margin-bottom:6px}
@media (max-width:760px){.five li{grid-template-columns:2ch minmax(0,1fr)}.five li>div{grid-column:2}}
@media (max-width:600px){.wide{display:none}.narrow{display:block}}
@media (max-width:480px){main{padding:20px 14px 48px}h1{font-size:26px}.five li{padding:14px;gap:4px 10px}}
@media print{:root{color-scheme:light;${colors(1)}--ground:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#0072b2;--alarm:#5a3200;--alarm-ground:#fff}.wide{display:block!important}.narrow{display:none!important}main{max-width:none;padding:0}.table,.pair .table{max-height:none;overflow:visible}figure,.plot,.five li,tr{break-inside:avoid}h2,h2+p,figcaption{break-after:avoid}details:not([open]),.tip,.dot,.skip{display:none}.pair{display:block}.pair .table{margin-top:12px}svg{max-height:22cm}thead th{position:static}}
`.trim();
}
