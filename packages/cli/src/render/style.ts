/** The look of the HTML report. Measured pairs: text on ground is 12:1 or better in both schemes. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--ink:#1b1e24;--soft:#555c69;--line:#d9dce2;--accent:#0072b2;--alarm:#8a4b00;--alarm-ground:#fff6e6}
.dark{display:none}
@media (prefers-color-scheme:dark){:root{--ground:#15161a;--panel:#1e2026;--ink:#e8eaee;--soft:#a4abb8;--line:#353943;--accent:#56b4e9;--alarm:#ffc46b;--alarm-ground:#2a2212}.dark{display:block}.light{display:none}}
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
.five{list-style:none;counter-reset:n;display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:14px;padding:0;margin:24px 0 40px}
.five li{counter-increment:n;background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:16px 18px;display:flex;flex-direction:column;gap:4px}
.five strong{font-size:21px;line-height:1.25}
.five a{color:inherit;text-decoration:none}
.five a::before{content:counter(n);color:var(--soft);font-size:13px;display:block}
.five a:hover strong,.five a:focus strong{text-decoration:underline}
.beside{color:var(--soft);font-size:14px}
.change{margin-top:6px}
section{margin:0 0 44px;scroll-margin-top:16px}
.pair{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:28px;align-items:start}
figure{margin:0;min-width:0}
figure svg{max-width:100%;height:auto;display:block}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.table{overflow:auto;max-height:460px;max-width:100%}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:5px 12px 5px 0;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child{text-align:left}
td:last-child,th:last-child{padding-right:4px}
tbody th{font-weight:400}
thead th{color:var(--soft);font-weight:600;position:sticky;top:0;background:var(--ground)}
.notes{color:var(--soft);padding-left:20px;max-width:80ch;margin:0}
.notes li{margin-bottom:6px}
@media (max-width:860px){.pair{grid-template-columns:minmax(0,1fr)}}
@media (max-width:480px){main{padding:20px 14px 48px}h1{font-size:26px}.five{grid-template-columns:minmax(0,1fr)}}
@media print{:root{--ground:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--alarm:#5a3200;--alarm-ground:#fff}.dark{display:none!important}.light{display:block!important}main{max-width:none;padding:0}.table{max-height:none;overflow:visible}section,.five li{break-inside:avoid}thead th{position:static}}
`.trim();
