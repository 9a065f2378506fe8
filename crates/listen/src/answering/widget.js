(function(){'use strict';
var d=document,me=d.currentScript,m=me&&/^(.*)\/s\/([^/?#]+)\/widget\.js/.exec(me.src);
if(!m)return;
var o=me.dataset,base=m[1]+'/s/'+m[2],origin=new URL(me.src).origin,mode=o.mode||'popover',label=o.label||'Feedback',color=/^#[0-9a-f]{6}$/i.test(o.color||'')?o.color:'#0d5f60';
var box,frame,tab,back,asked,done,own;
function css(e,s){e.style.cssText=s;return e}
function el(n,s,p){return (p||d.body).appendChild(css(d.createElement(n),s))}
function on(c){var n=parseInt(c.slice(1),16),l=function(v){v/=255;return v<=.04045?v/12.92:Math.pow((v+.055)/1.055,2.4)};return .2126*l(n>>16)+.7152*l(n>>8&255)+.0722*l(n&255)>.36?'#111':'#fff'}
function query(){var q=['embed=1'];if(o.lang)q.push('lang='+encodeURIComponent(o.lang));Object.keys(o).forEach(function(k){if(k.slice(0,6)==='hidden'&&k.length>6)q.push(encodeURIComponent(k.charAt(6).toLowerCase()+k.slice(7))+'='+encodeURIComponent(o[k]))});return (own?m[1]+'/s/'+own:base)+'?'+q.join('&')}
function may(then){if(asked)return asked.then(then);asked=fetch(base+'/ask'+(o.contact?'?contact='+encodeURIComponent(o.contact)+(o.proof?'&proof='+encodeURIComponent(o.proof):'')+(mode==='popover'?'':'&again=1'):''),{credentials:'omit'}).then(function(r){return r.json()}).then(function(a){own=a.own;return a.ask===true}).catch(function(){return false});return asked.then(then)}
function make(parent,style){frame=el('iframe',style,parent);frame.title=label;frame.src=query();frame.setAttribute('loading','eager')}
function open(){if(done)return;may(function(yes){if(!yes||done)return;if(mode==='inline'){inline();return}if(box){show();return}
box=el('div','position:fixed;z-index:2147483000;inset-inline-end:max(16px,env(safe-area-inset-right));bottom:16px;width:min(420px,calc(100vw - 32px));max-height:calc(100vh - 32px);background:#fdfcfa;border:1px solid #8c877d;border-radius:14px;box-shadow:0 12px 40px rgba(0,0,0,.22);overflow:hidden;display:flex;flex-direction:column');
box.setAttribute('role','dialog');box.setAttribute('aria-label',label);
var x=el('button','position:absolute;top:8px;inset-inline-end:8px;width:36px;height:36px;border:0;border-radius:50%;background:rgba(0,0,0,.06);font:20px/1 system-ui,sans-serif;color:#211f1c;cursor:pointer',box);x.type='button';x.textContent='\u00d7';x.setAttribute('aria-label',o.close||'Close');x.onclick=close;
make(box,'border:0;width:100%;height:360px;max-height:calc(100vh - 34px);display:block;color-scheme:auto');
show()})}
function show(){back=d.activeElement;box.style.display='flex';if(tab)tab.hidden=true;frame.focus();d.addEventListener('keydown',esc)}
function close(){if(!box)return;box.style.display='none';d.removeEventListener('keydown',esc);if(tab&&!done)tab.hidden=false;if(back&&back.focus)back.focus()}
function esc(e){if(e.key==='Escape')close()}
function inline(){if(frame)return;var place=o.target?d.querySelector(o.target):null;if(!place){place=d.createElement('div');me.parentNode.insertBefore(place,me.nextSibling)}make(place,'border:0;width:100%;height:360px;display:block')}
addEventListener('message',function(e){if(!frame||e.source!==frame.contentWindow||e.origin!==origin)return;var w=e.data&&e.data.touchstone;if(w==='close')return close();if(w!=='size'&&w!=='sent')return;
if(e.data.height>0)frame.style.height=Math.min(e.data.height,mode==='inline'?1e5:innerHeight-34)+'px';
if(w==='sent'){if(!done)dispatchEvent(new CustomEvent('touchstone:sent',{detail:{survey:m[2]}}));done=true;if(tab){tab.remove();tab=null}if(mode!=='inline')setTimeout(close,4000)}});
var before=window.touchstone;
window.touchstone=function(what,name){if(name&&name!==m[2]){if(before)before(what,name);return}if(what==='open')open();else if(what==='close')close();if(!name&&before)before(what)};
function start(){if(mode==='inline')return open();
if(mode==='tab')may(function(yes){if(!yes)return;tab=el('button','position:fixed;z-index:2147482999;inset-inline-end:0;top:50%;padding:14px 10px;border:0;border-radius:10px 0 0 10px;background:'+color+';color:'+on(color)+';font:600 15px/1 system-ui,sans-serif;writing-mode:vertical-rl;cursor:pointer;transform:translateY(-50%)');tab.type='button';tab.textContent=label;tab.setAttribute('aria-haspopup','dialog');tab.onclick=open});
if(o.open)d.addEventListener('click',function(e){if(e.target.closest&&e.target.closest(o.open)){e.preventDefault();open()}});
if(o.delay!=null&&o.delay!=='')setTimeout(open,Math.max(0,parseFloat(o.delay)||0)*1000)}
if(d.body)start();else d.addEventListener('DOMContentLoaded',start);
})();
