// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the page looks, and the little that it does.

#include <nqpf/core/abi.hpp>

#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

inline constexpr std::string_view page_style = R"css(
:root{--ink:#1c2733;--soft:#55616e;--line:#d9dee3;--rail:#e9edf0;--wash:#f6f8f9;--link:#0b4f8a;--warn:#8a4b00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif}
main,header,footer{max-width:1200px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}
h2{font-size:1.3rem;margin:44px 0 6px;padding-top:14px;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:22px 0 6px}
p{margin:6px 0 10px;max-width:75ch}
ul,ol{margin:6px 0 10px;padding-left:22px}li{margin:3px 0;max-width:80ch}
.sub,.note,figcaption,caption{color:var(--soft)}.note,figcaption,caption{font-size:.86rem}
nav{font-size:.9rem;margin:12px 0 0;display:flex;flex-wrap:wrap;gap:4px 16px}
a{color:var(--link)}
.short{background:var(--wash);border-left:4px solid #4575b4;padding:10px 16px;margin:16px 0}
.short p{margin:6px 0}
.warn{border-left:4px solid #d97706;background:#fff8ec;padding:6px 16px;margin:12px 0}
figure{margin:12px 0}
.scroll{overflow-x:auto;background:linear-gradient(to right,#fff 40%,transparent) left/36px 100% no-repeat local,linear-gradient(to left,#fff 40%,transparent) right/36px 100% no-repeat local,linear-gradient(to right,#0003,transparent) left/12px 100% no-repeat scroll,linear-gradient(to left,#0003,transparent) right/12px 100% no-repeat scroll}
.tools{font-size:.82rem;margin:4px 0;display:flex;gap:6px 16px;flex-wrap:wrap;align-items:center;max-width:none}.tools button,.tools input{font:inherit;padding:2px 8px}.tools button{border:1px solid var(--line);border-radius:3px;background:#fff;color:var(--soft);cursor:pointer}
.by{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}.by:hover{text-decoration:underline}[aria-sort=ascending] .by::after{content:" \25b4"}[aria-sort=descending] .by::after{content:" \25be"}
svg.chart{display:block;width:100%;height:auto;min-width:720px;font-family:inherit}
svg.small{min-width:300px;max-width:520px}svg.mid{max-width:660px;min-width:520px}
svg .tick{font-size:12px;fill:#55616e}svg .mid{text-anchor:middle}svg .end{text-anchor:end}
svg .band{font-size:11px;fill:#33404d;opacity:.85;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}svg .name{font-size:12.5px;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
svg .side{font-size:12px;fill:#33404d;font-style:italic}
svg .grid{stroke:#fff;stroke-opacity:.9;stroke-width:1}svg.small .grid{stroke:#e1e6ea}
svg .other{fill:none;stroke:#5b6875;stroke-opacity:.3;stroke-width:1}svg .otherdot{fill:#5b6875;fill-opacity:.35}
svg .line{fill:none;stroke-width:2.4;stroke-linejoin:round}
svg .thin{fill:none;stroke:#0b61a4;stroke-width:1.6;stroke-linejoin:round}svg .dot{fill:#0b61a4}
svg .field{fill:#fff;stroke:#c4ccd3}svg .step{fill:#e3edf4}svg .contour{fill:none;stroke:#9aa7b2;stroke-dasharray:4 4}
svg .point{stroke:#1c2733;stroke-width:.6;fill-opacity:.92}
svg.tiles .tilename{font-size:15px;font-weight:600}svg.tiles .tilevalue{font-size:13px}
svg.bar{display:block;width:100%;height:12px}svg .rail{fill:var(--rail)}svg .middle{fill:#1c2733}
svg.spark{width:80px;height:20px;display:block}
table{border-collapse:collapse;font-size:.9rem;margin:8px 0}
caption{text-align:left;padding:2px 0 6px}
th,td{padding:4px 10px 4px 0;text-align:left;vertical-align:top}
th{font-weight:600;border-bottom:1px solid var(--ink);vertical-align:bottom}
td{border-bottom:1px solid #edf0f2}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.one{white-space:nowrap}.who{min-width:7em;word-break:keep-all;overflow-wrap:anywhere}.wide{width:100%}td.b{width:14%;min-width:64px;padding-top:9px}
.grade{display:inline-block;padding:0 7px;border-radius:3px;white-space:nowrap;font-size:.84rem}
.weak{color:var(--warn);font-size:.82rem;white-space:nowrap}
.strip{display:flex;flex-wrap:wrap;gap:6px;margin:8px 0;padding:0;list-style:none}.strip li{margin:0}
.heat td{text-align:center;padding:3px 6px;font-variant-numeric:tabular-nums;border:1px solid #fff}
.heat th{border:0;padding:3px 8px 3px 0;font-weight:400;white-space:nowrap}.heat thead th{text-align:center;padding:3px 6px}
details{border:1px solid var(--line);border-radius:4px;margin:8px 0;background:#fff}
summary{cursor:pointer;padding:8px 14px}summary:hover{background:var(--wash)}
details>div{padding:2px 16px 12px}
details details{border-style:dashed}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:8px 36px}
.rows{width:100%}.rows td.b{width:42%}.rows .head td{font-weight:600;border-bottom-color:#b9c2ca;padding-top:10px}
.gone{color:var(--soft);font-style:italic}
.why{color:var(--soft);font-size:.9rem}
cite{font-style:normal;font-size:.84rem;color:var(--soft);white-space:nowrap}
.pick{margin:10px 0}.pick select{font:inherit;padding:4px 8px;max-width:100%}
footer{margin-top:48px;padding-top:14px;padding-bottom:40px;border-top:1px solid var(--line);font-size:.86rem;color:var(--soft)}
@media screen and (max-width:760px){body{font-size:15px}main,header,footer{padding:0 14px}.hide{display:none}.two{grid-template-columns:minmax(0,1fr)}h1{font-size:1.4rem}th,td{padding-right:7px}td.b{width:30%}.scroll:has(table.wide)::before,.scroll:has(svg.chart:not(.small):not(.mid))::before{content:"Wider than the screen: scroll sideways \2192";display:block;position:sticky;left:0;font-size:.8rem;color:var(--soft)}svg.mid,svg.small{min-width:0}svg.mid .tick,svg.mid .name,svg.mid .side{font-size:17px}svg.tiles .tilename,svg.tiles .tilevalue{font-size:18px}}
@page{size:A4;margin:14mm}
@media print{body{font-size:10.5pt}main,header,footer{max-width:none;padding:0}nav,.pick,.tools{display:none}h2{break-after:avoid}figure,tr,li{break-inside:avoid}details{border:0}details::details-content{content-visibility:visible;display:block;height:auto}.many>details:not([open]),#profiles:has(~.many):not(:has(~.many>details[open])){display:none}.hide{display:none}.paper{display:table-cell}h2,h3,h4,summary,caption,h2+p,h3+p,.strip,thead tr,tbody tr:nth-child(-n+3){break-after:avoid}.scroll{overflow:visible;background:none}.scroll::before{content:none}.by::after{content:none}table{font-size:.8rem}a{color:inherit;text-decoration:none}svg.chart{min-width:0}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

/// Opens the profile that a link or the list of entities points to. Without it all profiles are there
/// to be opened by hand.
inline constexpr std::string_view page_script = R"js(
(function(){
var pick=document.getElementById('pick');
function show(id){var d=document.getElementById(id);if(!d||d.tagName!=='DETAILS')return;d.open=true;d.scrollIntoView({block:'start'});if(pick)pick.value=id}
if(pick){pick.parentNode.parentNode.hidden=false;pick.addEventListener('change',function(){
Array.prototype.forEach.call(document.querySelectorAll('#profiles-list>details[open]'),function(d){d.open=false});
show(pick.value)})}
window.addEventListener('hashchange',function(){show(location.hash.slice(1))});
if(location.hash)show(location.hash.slice(1));
})();
)js";

}  // namespace nqpf::inline NQPF_ABI::report
