/** The page's style sheet: light, dark, and A4 on paper. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--muted:#555;--line:#d9d9d9;--accent:#0059b3;--soft:#9bb8d6;--box:#eef4fb}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#ececec;--muted:#b5b5b5;--line:#444a52;--accent:#7db8ff;--soft:#4a6b8f;--box:#1e2833}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 "Titillium Web","Segoe UI",system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem;border-bottom:2px solid var(--accent);padding-bottom:.2rem}
h3{font-size:1.08rem;margin:1.4rem 0 .3rem}
p{margin:.4rem 0}
.muted{color:var(--muted)}
.first{background:var(--box);border-left:5px solid var(--accent);padding:.8rem 1rem;margin:1rem 0}
.first h2{border:0;margin:.2rem 0;padding:0;font-size:1.1rem}
.first h2+ul{margin:.2rem 0 .8rem}
ul{padding-left:1.2rem;margin:.4rem 0}
li{margin:.25rem 0}
figure{margin:1rem 0}
svg{width:100%;height:auto;display:block}
svg.narrow{display:none}
@media screen and (max-width:30rem){svg.wide{display:none}svg.narrow{display:block}}
.facts{columns:2;column-gap:2rem}
@media screen and (max-width:40rem){.facts{columns:1}}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0 1rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
tbody th{font-weight:400;min-width:8rem}
thead th{vertical-align:bottom;line-height:1.25}
blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid var(--line)}
.standing{font-weight:600}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8.5pt;color:#333}}
@media print{
:root{--paper:#fff;--ink:#000;--muted:#333;--line:#bbb;--accent:#0059b3;--soft:#9bb8d6;--box:#eef4fb}
body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
.scroll{overflow:visible}
figure,article,.whole,.method,tr,li,blockquote,.first{break-inside:avoid}
h2,h3,caption{break-after:avoid}
p,li{orphans:2;widows:2}
table,.method li{font-size:9pt}
}`;
