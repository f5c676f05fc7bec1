import{a as x}from"./chunk-USCECHYG.js";import{c as f,e as m}from"./chunk-TGUEELMY.js";import{e as p}from"./chunk-36SVZCXZ.js";import"./chunk-SQE76S5B.js";function N(s,n){let{width:d,height:h}=s.getDimensions(),a=x(),$=s.getGraph(),l=e=>s.graphToViewport({x:$.getNodeAttribute(e,"x"),y:$.getNodeAttribute(e,"y")}),y=[...n.lines.values()].map(e=>{let[o,r]=[l(e.source),l(e.target)],c=.14,g=(o.x+r.x)/2+(r.y-o.y)*c,u=(o.y+r.y)/2-(r.x-o.x)*c,w=e.contested?' stroke-dasharray="8 5"':"";return`<path d="M${t(o.x)} ${t(o.y)}Q${t(g)} ${t(u)} ${t(r.x)} ${t(r.y)}" stroke="${i(a.of(f(e)))}" stroke-width="${t(m(e))}"${w}/>`}),b=[...n.nodes].map(([e,o])=>{let{x:r,y:c}=l(e),g=s.scaleSize(Number($.getNodeAttribute(e,"size"))),u=`<text x="${t(r+g+4)}" y="${t(c+4)}">${i(p(o.label,32))}</text>`;return`<circle cx="${t(r)}" cy="${t(c)}" r="${t(g)}" fill="${i(a.of(o.type))}"/>${u}`});return`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${d} ${h}" width="${d}" height="${h}" font-family="sans-serif" font-size="13">
<title>${i(p(n.nodes.get(n.center)?.label??"",80))}: reported statements, not facts</title>
<rect width="100%" height="100%" fill="${i(a.raised)}"/>
<g fill="none" stroke-linecap="round" opacity=".85">${y.join(`
`)}</g>
<g fill="${i(a.ink)}" paint-order="stroke" stroke-linejoin="round">${b.join(`
`)}</g>
</svg>
`}function t(s){return String(Math.round(s*10)/10)}function i(s){return s.replace(/[&<>"']/g,n=>`&#${n.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,"")}export{N as svg};
