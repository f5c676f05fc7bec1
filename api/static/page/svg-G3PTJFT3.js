import{a as m}from"./chunk-J5J2AWUY.js";import{c as x,g as y}from"./chunk-LG5YTRFJ.js";import{e as u}from"./chunk-36SVZCXZ.js";import"./chunk-SQE76S5B.js";function S(s,n){let{width:d,height:h}=s.getDimensions(),a=m(),f=new y(n),$=s.getGraph(),l=t=>s.graphToViewport({x:$.getNodeAttribute(t,"x"),y:$.getNodeAttribute(t,"y")}),b=[...n.lines.values()].map(t=>{let[o,r]=[l(t.source),l(t.target)],c=.14,g=(o.x+r.x)/2+(r.y-o.y)*c,p=(o.y+r.y)/2-(r.x-o.x)*c,F=t.contested?' stroke-dasharray="8 5"':"";return`<path d="M${e(o.x)} ${e(o.y)}Q${e(g)} ${e(p)} ${e(r.x)} ${e(r.y)}" stroke="${i(a.of(x(t)))}" stroke-width="${e(f.thickness(t))}"${F}${f.faint(t)?' opacity=".35"':""}/>`}),w=[...n.nodes].map(([t,o])=>{let{x:r,y:c}=l(t),g=s.scaleSize(Number($.getNodeAttribute(t,"size"))),p=`<text x="${e(r+g+4)}" y="${e(c+4)}">${i(u(o.label,32))}</text>`;return`<circle cx="${e(r)}" cy="${e(c)}" r="${e(g)}" fill="${i(a.of(o.type))}"/>${p}`});return`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${d} ${h}" width="${d}" height="${h}" font-family="sans-serif" font-size="13">
<title>${i(u(n.nodes.get(n.center)?.label??"",80))}: reported statements, not facts</title>
<rect width="100%" height="100%" fill="${i(a.raised)}"/>
<g fill="none" stroke-linecap="round" opacity=".85">${b.join(`
`)}</g>
<g fill="${i(a.ink)}" paint-order="stroke" stroke-linejoin="round">${w.join(`
`)}</g>
</svg>
`}function e(s){return String(Math.round(s*10)/10)}function i(s){return s.replace(/[&<>"']/g,n=>`&#${n.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,"")}export{S as svg};
