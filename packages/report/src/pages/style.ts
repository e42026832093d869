// long: one sheet of style
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
:root{color-scheme:light dark;${colors(1)}--ground:#fff;--panel:#f5f6f8;--ink:#1b1e24;--soft:#555c69;--line:#d9dce2;--accent:#0072b2;--alarm:#8a4b00;--alarm-ground:#fff6e6;--bad:#a3211b;--bad-ground:#fdf2f1;--good:#00614a;--good-ground:#eef8f4;--window:#dfe3ea}
.narrow{display:none}
@media (prefers-color-scheme:dark){:root{${colors(2)}--ground:#15161a;--panel:#1e2026;--ink:#e8eaee;--soft:#a4abb8;--line:#353943;--accent:#56b4e9;--alarm:#ffc46b;--alarm-ground:#2a2212;--bad:#ff9d94;--bad-ground:#2c1b1a;--good:#5fdcb4;--good-ground:#14261f;--window:#3a3f4b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:1420px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:30px;line-height:1.2;margin:0}
h2{font-size:21px;line-height:1.3;margin:0 0 8px}
p{margin:0 0 12px;max-width:76ch}
.source{color:var(--soft);margin-top:6px;overflow-wrap:anywhere}
.source b{color:var(--ink)}
.alarms{background:var(--alarm-ground);border-left:4px solid var(--alarm);padding:14px 18px;margin:20px 0 28px}
.alarms p{margin:0;max-width:none}
.alarms p+p{margin-top:8px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,560px),1fr));gap:14px;margin:20px 0 28px}
.card{--tone:var(--soft);background:var(--panel);border:1px solid var(--line);border-left:5px solid var(--tone);border-radius:8px;padding:14px 18px}
.card.alarm{background:var(--bad-ground)}
.card.ask{background:var(--alarm-ground)}
.card.good{background:var(--good-ground)}
.alarm{--tone:var(--bad)}.ask{--tone:var(--alarm)}.good{--tone:var(--good)}.note{--tone:var(--soft)}
.card h2{font-size:19px;margin:0 0 6px;overflow-wrap:anywhere}
.card.note h2{font-size:17px}
.card p{margin:0 0 6px;overflow-wrap:anywhere}
.card summary{margin-left:0;padding-bottom:0}
.card details>*:not(summary){margin-left:0}
.card th,.card td{white-space:normal;overflow-wrap:break-word}
.card thead th{background:none;position:static}
.card details .table{max-height:none}
.card .change{line-height:1.5}
.kind{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:center;color:var(--tone)}
.icon{width:20px;height:20px;flex:none;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.tiles{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,160px),1fr));gap:12px}
.tile{border:1px solid var(--line);border-radius:8px;padding:10px 12px;display:flex;flex-direction:column;min-width:0}
.tile .name,.tile .beside,.tile .since{font-size:13px;line-height:1.4;overflow-wrap:anywhere}
.tile strong{font-size:19px;line-height:1.35}
.tile .since{color:var(--tone)}
.tile-line{width:100%;height:48px;flex:none;margin:auto 0 0;padding-top:6px;box-sizing:content-box}
.tile-line path{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
.tile-line .window{fill:var(--window)}
.tile-line .mark{fill:var(--tone);fill-opacity:.55}
.tile-line .mark.stretch{fill-opacity:.22}
.two{overflow-wrap:anywhere;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:2px 16px}
.two b,.five .two strong{display:block;font-size:19px;line-height:26px}
.two b{font-weight:400}
.five .name,.tile .name{font-weight:600}
.two.once{display:block}
.five .name{display:block;font-size:14px;overflow-wrap:anywhere}
.part{margin-top:8px;padding-left:12px}
.part .name{font-weight:400}
.five .part .two strong,.part .two b{font-size:16px;line-height:22px}
.words{margin-bottom:36px}
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
figure{margin:0;max-width:760px;min-width:0}
.pair figure{flex:1 1 560px;min-width:min(100%,300px)}
figure svg{width:100%;height:auto;display:block;overflow:visible}
figcaption{padding:2px 16px 0;max-width:680px}
figcaption p{font-size:14px;line-height:1.45;margin:0 0 4px}
.plot{position:relative}
.tip{position:absolute;z-index:2;pointer-events:none;max-width:260px;padding:6px 10px;border:1px solid var(--line);border-radius:6px;background:var(--panel);color:var(--ink);font-size:13px;line-height:1.4}
.tip b,.tip span{display:block}
.dot{position:absolute;z-index:1;pointer-events:none;width:13px;height:13px;margin:-7px 0 0 -7px;border:2px solid var(--ink);border-radius:50%}
.tip[hidden],.dot[hidden]{display:none}
summary{cursor:pointer;color:var(--soft);font-size:14px;padding:6px 0;margin-left:16px;width:fit-content;overflow-wrap:anywhere}
details>*:not(summary){margin-left:16px}
.gallery+.table{margin-top:20px}
details .table{max-height:360px;margin:6px 0 16px}
.sections{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,600px),1fr));grid-auto-flow:dense;gap:0 36px}
.sections>.whole{grid-column:1/-1}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,600px),1fr));gap:8px 36px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;z-index:3;padding:8px 12px;background:var(--ground);color:var(--ink)}
.table{overflow:auto;max-height:900px;max-width:100%}
.pair .table{max-height:460px}
.table+p,.pair+p{margin-top:14px}
#costs tbody th,#switch tbody th{white-space:normal}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:5px 12px 5px 0;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child{text-align:left}
td:last-child,th:last-child{padding-right:4px}
tbody th{font-weight:400}
thead th{color:var(--soft);font-weight:600;position:sticky;top:0;background:var(--ground)}
thead button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
thead button:hover{text-decoration:underline}
[aria-sort] button{color:var(--ink)}
[aria-sort=ascending] button::after{content:" ▲"/""}
[aria-sort=descending] button::after{content:" ▼"/""}
.words a{color:inherit}
.notes{color:var(--soft);padding-left:20px;max-width:80ch;margin:0}
.notes li{margin-bottom:6px}
@media (max-width:900px){.five li{grid-template-columns:2ch minmax(0,1fr)}.five li>div{grid-column:2}}
@media (max-width:600px){.wide{display:none}.narrow{display:block}}
@media (max-width:480px){main{padding:20px 14px 48px}h1{font-size:26px}.five li{padding:14px;gap:4px 10px}}
@media print{:root{color-scheme:light;${colors(1)}--ground:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--accent:#0072b2;--alarm:#5a3200;--alarm-ground:#fff;--bad:#a3211b;--bad-ground:#fff;--good:#00614a;--good-ground:#fff;--window:#dfe3ea}.wide{display:block!important}.narrow{display:none!important}main{max-width:none;padding:0}.table,.pair .table{max-height:none;overflow:visible}figure,.plot,.five li,.card,.tile,tr{break-inside:avoid}h2,h2+p,figcaption{break-after:avoid}details:not([open]),.tip,.dot,.skip{display:none}.pair{display:block}.pair .table{margin-top:12px}svg{max-height:22cm}thead th{position:static}}
`.trim();
}
