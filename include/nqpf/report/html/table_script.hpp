// SPDX-License-Identifier: BSL-1.0
#pragma once

// What tables of the page do: they sort by a click on a heading, are filtered by a word, and copy as text
// with tabs. The script adds the controls, so that a page without scripts shows none that does nothing.

#include <nqpf/core/abi.hpp>

#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

inline constexpr std::string_view table_script = R"js(
(function(){
function each(list,f){Array.prototype.forEach.call(list,f)}
function make(tag,text,of){var e=document.createElement(tag);e.textContent=text;of.appendChild(e);return e}
function key(td){if(!td)return null;var t=td.getAttribute('data-s');if(t===null)t=td.textContent.trim();
if(td.className.indexOf('who')>=0)return t;
var n=parseFloat(t.replace(/\u2212/g,'-').replace(/[\u202f\u00b1+]/g,''));
return isNaN(n)?(t===''||t==='\u2013'?null:t):n}
function order(a,b,down){if(a===null||b===null)return a===b?0:a===null?1:-1;
var r=typeof a==='number'&&typeof b==='number'?a-b:String(a).localeCompare(String(b));return down?-r:r}
function words(table){var out=[];each(table.rows,function(row){if(row.hidden)return;var line=[];
each(row.cells,function(c){line.push(c.textContent.trim().replace(/\s+/g,' '))});out.push(line.join('\t'))});
return out.join('\n')}
function copied(text){if(navigator.clipboard&&window.isSecureContext)return navigator.clipboard.writeText(text);
var area=make('textarea','',document.body);area.value=text;area.select();
var good=document.execCommand('copy');document.body.removeChild(area);
return good?Promise.resolve():Promise.reject()}
function sorts(table){var heads=table.tHead.rows[0].cells;each(heads,function(head,at){
if(!head.textContent.trim())return;
var button=document.createElement('button');button.type='button';button.className='by';
button.textContent=head.textContent;head.textContent='';head.appendChild(button);
button.addEventListener('click',function(){var down=head.getAttribute('aria-sort')==='ascending';
each(heads,function(h){h.removeAttribute('aria-sort')});
head.setAttribute('aria-sort',down?'descending':'ascending');
var body=table.tBodies[0];var rows=Array.prototype.slice.call(body.rows);
rows.map(function(r,i){return[key(r.cells[at]),i,r]}).sort(function(a,b){return order(a[0],b[0],down)||a[1]-b[1]})
.forEach(function(r){body.appendChild(r[2])})})})}
function filters(table,bar){var label=make('label','Show only ',bar);var box=document.createElement('input');
box.type='search';box.placeholder='name, grade, lag';label.appendChild(box);
var said=make('span','',bar);said.setAttribute('aria-live','polite');
box.addEventListener('input',function(){var wanted=box.value.trim().toLowerCase();var n=0;
each(table.tBodies[0].rows,function(row){row.hidden=wanted!==''&&row.textContent.toLowerCase().indexOf(wanted)<0;
n+=row.hidden?0:1});said.textContent=wanted===''?'':' '+n+' of '+table.tBodies[0].rows.length})}
function tools(table){if(table.getAttribute('data-tools')||!table.tBodies.length)return;
table.setAttribute('data-tools','1');
var around=table.parentNode.className==='scroll'?table.parentNode:table;
var bar=document.createElement('p');bar.className='tools';
if(table.className.indexOf('sorts')>=0){sorts(table);if(table.tBodies[0].rows.length>3)filters(table,bar)}
var button=make('button','Copy table',bar);button.type='button';
button.addEventListener('click',function(){copied(words(table)).then(function(){button.textContent='Copied'},
function(){button.textContent='Copying is not allowed here'});
setTimeout(function(){button.textContent='Copy table'},2000)});
around.parentNode.insertBefore(bar,table.className.indexOf('sorts')>=0?around:around.nextSibling)}
each(document.querySelectorAll('main table'),function(table){
var fold=table.closest('#profiles-list>details');if(!fold||fold.open)tools(table)});
document.addEventListener('toggle',function(e){if(e.target.open)each(e.target.querySelectorAll('table'),tools)},true);
var shut=[];
window.addEventListener('beforeprint',function(){shut=[];
each(document.querySelectorAll('main details:not([open])'),function(d){
if(d.closest('#profiles-list.many'))return;d.open=true;shut.push(d)})});
window.addEventListener('afterprint',function(){shut.forEach(function(d){d.open=false})});
})();
)js";

}  // namespace nqpf::inline NQPF_ABI::report
