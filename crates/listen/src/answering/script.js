(function(){var d=document,f=d.querySelector('form[data-stamp]');
d.querySelectorAll('input[type=range][data-for]').forEach(function(r){var n=d.getElementById(r.dataset.for);r.hidden=false;if(n.value!=='')r.value=n.value;r.oninput=function(){n.value=r.value};n.oninput=function(){if(n.value!=='')r.value=n.value}});
d.querySelectorAll('[data-copy]').forEach(function(b){if(!navigator.clipboard)return;b.hidden=false;b.onclick=function(){navigator.clipboard.writeText(d.getElementById(b.dataset.copy).textContent).then(function(){b.textContent=b.dataset.done})}});
d.querySelectorAll('.more input').forEach(function(t){t.oninput=function(){var l=t.parentNode.previousElementSibling,i=l&&l.querySelector('input');if(i&&t.value)i.checked=true}});
var e=d.querySelector('.errors');if(e)e.focus();
if(f&&window.crypto&&crypto.subtle&&window.TextEncoder){var n=0,s=f.dataset.stamp,t=new TextEncoder();(function w(){var c=[],i;for(i=0;i<64;i++)c.push(crypto.subtle.digest('SHA-256',t.encode(s+'.'+(n+i))));Promise.all(c).then(function(h){for(i=0;i<64;i++){var b=new Uint8Array(h[i]);if(b[0]===0&&b[1]<16){var p=d.createElement('input');p.type='hidden';p.name='work';p.value=n+i;f.appendChild(p);return}}n+=64;setTimeout(w,0)})})()}
if(f)f.addEventListener('submit',function(v){if(f.dataset.busy){v.preventDefault();return}f.dataset.busy='1';setTimeout(function(){delete f.dataset.busy},5000)});
if(window.parent!==window){var say=function(){parent.postMessage({touchstone:d.querySelector('[data-sent]')?'sent':'size',height:d.documentElement.scrollHeight},'*')};say();addEventListener('resize',say);addEventListener('keydown',function(k){if(k.key==='Escape')parent.postMessage({touchstone:'close'},'*')})}
})()
