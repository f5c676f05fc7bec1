import{a as xe,d as ie,e as ae,f as j}from"./chunk-U2ADDXQV.js";import{a as J,b as Z,c as ee,d as te,e as O,f as I,g as D,h as oe,i as P,j as V,k as Se,l as re,m as we}from"./chunk-U2HYZWTT.js";import{b as ut}from"./chunk-3QT4SYE4.js";import{a as ne,b as Ae}from"./chunk-J5J2AWUY.js";import{c as Ce,d as N,g as ke}from"./chunk-LG5YTRFJ.js";import{e as Te}from"./chunk-36SVZCXZ.js";import{b as ct}from"./chunk-SQE76S5B.js";var Ro=ct(ut());var $=class{moved=!1;held="";constructor(e,t,o){e.getMouseCaptor().on("mousedown",()=>{this.moved=!1}),e.on("downNode",({node:i})=>{this.held=i}),e.on("moveBody",({event:i,preventSigmaDefault:s})=>{this.held&&(s(),i.original.preventDefault(),!this.moved&&!e.getCustomBBox()&&e.setCustomBBox(e.getBBox()),this.moved=!0,t.mergeNodeAttributes(this.held,e.viewportToGraph(i)))});let n=()=>{this.held&&this.moved&&o(this.held),this.held=""};e.on("upNode",n),e.on("upStage",n)}};function ze(r,e,t){let o=r,n=!1;for(let s of["getNodeAtPosition","getEdgeAtPoint"]){let a=o[s].bind(r);o[s]=(...l)=>n&&t()?null:a(...l)}e.addEventListener("mousedown",()=>setTimeout(()=>{n=!0}),{capture:!0});let i=()=>{n=!1};return document.addEventListener("mouseup",i,{capture:!0}),()=>document.removeEventListener("mouseup",i,{capture:!0})}function se(r){return(e,t,o)=>{if(!t.label)return;let{ink:n,raised:i}=r(),s=t.forceLabel?"600":o.labelWeight;e.font=`${s} ${o.labelSize}px ${o.labelFont}`,e.lineJoin="round",e.lineWidth=4,e.strokeStyle=i,e.fillStyle=n;let a=e.measureText(t.label).width,l=t.x+t.size+4,c=l+a>e.canvas.clientWidth&&t.x>a?t.x-t.size-4-a:l,v=t.y+o.labelSize/3;e.strokeText(t.label,c,v),e.fillText(t.label,c,v)}}function Oe(r){let e=se(r);return(t,o,n)=>{let{accent:i,raised:s}=r();for(let[a,l,c]of[[6,s,2],[2.5,i,2.5]])t.beginPath(),t.arc(o.x,o.y,o.size+c,0,2*Math.PI),t.lineWidth=a,t.strokeStyle=l,t.stroke();e(t,{...o,forceLabel:!0},n)}}var dt=vt;function De(r,e){return dt(r,e)}function vt(r,e){let t=new Worker(new URL("./layout.js",import.meta.url),{type:"module"});return t.onmessage=({data:o})=>{e(o.places,o.done),o.done&&t.terminate()},t.postMessage(r),()=>t.terminate()}var Le=WebGLRenderingContext,nr=Le.UNSIGNED_BYTE,ir=Le.FLOAT;var mt=`
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_normal;
attribute float a_normalCoef;
attribute vec2 a_positionStart;
attribute vec2 a_positionEnd;
attribute float a_positionCoef;
attribute float a_sourceRadius;
attribute float a_targetRadius;
attribute float a_sourceRadiusCoef;
attribute float a_targetRadiusCoef;

uniform mat3 u_matrix;
uniform float u_zoomRatio;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform float u_correctionRatio;
uniform float u_minEdgeThickness;
uniform float u_lengthToThicknessRatio;
uniform float u_feather;

varying vec4 v_color;
varying vec2 v_normal;
varying float v_thickness;
varying float v_feather;

const float bias = 255.0 / 254.0;

void main() {
  float minThickness = u_minEdgeThickness;

  vec2 normal = a_normal * a_normalCoef;
  vec2 position = a_positionStart * (1.0 - a_positionCoef) + a_positionEnd * a_positionCoef;

  float normalLength = length(normal);
  vec2 unitNormal = normal / normalLength;

  // These first computations are taken from edge.vert.glsl. Please read it to
  // get better comments on what's happening:
  float pixelsThickness = max(normalLength, minThickness * u_sizeRatio);
  float webGLThickness = pixelsThickness * u_correctionRatio / u_sizeRatio;

  // Here, we move the point to leave space for the arrow heads:
  // Source arrow head
  float sourceRadius = a_sourceRadius * a_sourceRadiusCoef;
  float sourceDirection = sign(sourceRadius);
  float webGLSourceRadius = sourceDirection * sourceRadius * 2.0 * u_correctionRatio / u_sizeRatio;
  float webGLSourceArrowHeadLength = webGLThickness * u_lengthToThicknessRatio * 2.0;
  vec2 sourceCompensationVector =
    vec2(-sourceDirection * unitNormal.y, sourceDirection * unitNormal.x)
    * (webGLSourceRadius + webGLSourceArrowHeadLength);
    
  // Target arrow head
  float targetRadius = a_targetRadius * a_targetRadiusCoef;
  float targetDirection = sign(targetRadius);
  float webGLTargetRadius = targetDirection * targetRadius * 2.0 * u_correctionRatio / u_sizeRatio;
  float webGLTargetArrowHeadLength = webGLThickness * u_lengthToThicknessRatio * 2.0;
  vec2 targetCompensationVector =
  vec2(-targetDirection * unitNormal.y, targetDirection * unitNormal.x)
    * (webGLTargetRadius + webGLTargetArrowHeadLength);

  // Here is the proper position of the vertex
  gl_Position = vec4((u_matrix * vec3(position + unitNormal * webGLThickness + sourceCompensationVector + targetCompensationVector, 1)).xy, 0, 1);

  v_thickness = webGLThickness / u_zoomRatio;

  v_normal = unitNormal;

  v_feather = u_feather * u_correctionRatio / u_zoomRatio / u_pixelRatio * 2.0;

  #ifdef PICKING_MODE
  // For picking mode, we use the ID as the color:
  v_color = a_id;
  #else
  // For normal mode, we use the color:
  v_color = a_color;
  #endif

  v_color.a *= bias;
}
`,gt=mt,Me=WebGLRenderingContext,Pe=Me.UNSIGNED_BYTE,T=Me.FLOAT,ht=["u_matrix","u_zoomRatio","u_sizeRatio","u_correctionRatio","u_pixelRatio","u_feather","u_minEdgeThickness","u_lengthToThicknessRatio"],pt={lengthToThicknessRatio:P.lengthToThicknessRatio};function Ie(r){var e=I(I({},pt),r||{});return(function(t){function o(){return J(this,o),ee(this,o,arguments)}return te(o,t),Z(o,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:gt,FRAGMENT_SHADER_SOURCE:Se,METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:ht,ATTRIBUTES:[{name:"a_positionStart",size:2,type:T},{name:"a_positionEnd",size:2,type:T},{name:"a_normal",size:2,type:T},{name:"a_color",size:4,type:Pe,normalized:!0},{name:"a_id",size:4,type:Pe,normalized:!0},{name:"a_sourceRadius",size:1,type:T},{name:"a_targetRadius",size:1,type:T}],CONSTANT_ATTRIBUTES:[{name:"a_positionCoef",size:1,type:T},{name:"a_normalCoef",size:1,type:T},{name:"a_sourceRadiusCoef",size:1,type:T},{name:"a_targetRadiusCoef",size:1,type:T}],CONSTANT_DATA:[[0,1,-1,0],[0,-1,1,0],[1,1,0,1],[1,1,0,1],[0,-1,1,0],[1,-1,0,-1]]}}},{key:"processVisibleItem",value:function(i,s,a,l,c){var v=c.size||1,f=a.x,d=a.y,m=l.x,g=l.y,u=O(c.color),p=m-f,_=g-d,E=a.size||1,R=l.size||1,b=p*p+_*_,x=0,S=0;b&&(b=1/Math.sqrt(b),x=-_*b*v,S=p*b*v);var h=this.array;h[s++]=f,h[s++]=d,h[s++]=m,h[s++]=g,h[s++]=x,h[s++]=S,h[s++]=u,h[s++]=i,h[s++]=E,h[s++]=R}},{key:"setUniforms",value:function(i,s){var a=s.gl,l=s.uniformLocations,c=l.u_matrix,v=l.u_zoomRatio,f=l.u_feather,d=l.u_pixelRatio,m=l.u_correctionRatio,g=l.u_sizeRatio,u=l.u_minEdgeThickness,p=l.u_lengthToThicknessRatio;a.uniformMatrix3fv(c,!1,i.matrix),a.uniform1f(v,i.zoomRatio),a.uniform1f(g,i.sizeRatio),a.uniform1f(m,i.correctionRatio),a.uniform1f(d,i.pixelRatio),a.uniform1f(f,i.antiAliasingFeather),a.uniform1f(u,i.minEdgeThickness),a.uniform1f(p,e.lengthToThicknessRatio)}}])})(D)}var ar=Ie();function _t(r){return oe([Ie(r),V(r),V(I(I({},r),{},{extremity:"source"}))])}var sr=_t();var bt=`
precision mediump float;

varying vec4 v_color;

void main(void) {
  gl_FragColor = v_color;
}
`,yt=bt,Et=`
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;

uniform mat3 u_matrix;

varying vec4 v_color;

const float bias = 255.0 / 254.0;

void main() {
  // Scale from [[-1 1] [-1 1]] to the container:
  gl_Position = vec4(
    (u_matrix * vec3(a_position, 1)).xy,
    0,
    1
  );

  #ifdef PICKING_MODE
  // For picking mode, we use the ID as the color:
  v_color = a_id;
  #else
  // For normal mode, we use the color:
  v_color = a_color;
  #endif

  v_color.a *= bias;
}
`,Rt=Et,Ge=WebGLRenderingContext,Ne=Ge.UNSIGNED_BYTE,Tt=Ge.FLOAT,xt=["u_matrix"],Ue=(function(r){function e(){return J(this,e),ee(this,e,arguments)}return te(e,r),Z(e,[{key:"getDefinition",value:function(){return{VERTICES:2,VERTEX_SHADER_SOURCE:Rt,FRAGMENT_SHADER_SOURCE:yt,METHOD:WebGLRenderingContext.LINES,UNIFORMS:xt,ATTRIBUTES:[{name:"a_position",size:2,type:Tt},{name:"a_color",size:4,type:Ne,normalized:!0},{name:"a_id",size:4,type:Ne,normalized:!0}]}}},{key:"processVisibleItem",value:function(o,n,i,s,a){var l=this.array,c=i.x,v=i.y,f=s.x,d=s.y,m=O(a.color);l[n++]=c,l[n++]=v,l[n++]=m,l[n++]=o,l[n++]=f,l[n++]=d,l[n++]=m,l[n++]=o}},{key:"setUniforms",value:function(o,n){var i=n.gl,s=n.uniformLocations,a=s.u_matrix;i.uniformMatrix3fv(a,!1,o.matrix)}}])})(D);var He=WebGLRenderingContext,lr=He.UNSIGNED_BYTE,cr=He.FLOAT;function St(r,e){if(typeof r!="object"||!r)return r;var t=r[Symbol.toPrimitive];if(t!==void 0){var o=t.call(r,e||"default");if(typeof o!="object")return o;throw new TypeError("@@toPrimitive must return a primitive value.")}return(e==="string"?String:Number)(r)}function je(r){var e=St(r,"string");return typeof e=="symbol"?e:e+""}function $e(r,e,t){return(e=je(e))in r?Object.defineProperty(r,e,{value:t,enumerable:!0,configurable:!0,writable:!0}):r[e]=t,r}function Fe(r,e){var t=Object.keys(r);if(Object.getOwnPropertySymbols){var o=Object.getOwnPropertySymbols(r);e&&(o=o.filter(function(n){return Object.getOwnPropertyDescriptor(r,n).enumerable})),t.push.apply(t,o)}return t}function W(r){for(var e=1;e<arguments.length;e++){var t=arguments[e]!=null?arguments[e]:{};e%2?Fe(Object(t),!0).forEach(function(o){$e(r,o,t[o])}):Object.getOwnPropertyDescriptors?Object.defineProperties(r,Object.getOwnPropertyDescriptors(t)):Fe(Object(t)).forEach(function(o){Object.defineProperty(r,o,Object.getOwnPropertyDescriptor(t,o))})}return r}function wt(r,e){if(!(r instanceof e))throw new TypeError("Cannot call a class as a function")}function Be(r,e){for(var t=0;t<e.length;t++){var o=e[t];o.enumerable=o.enumerable||!1,o.configurable=!0,"value"in o&&(o.writable=!0),Object.defineProperty(r,je(o.key),o)}}function At(r,e,t){return e&&Be(r.prototype,e),t&&Be(r,t),Object.defineProperty(r,"prototype",{writable:!1}),r}function X(r){return X=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(e){return e.__proto__||Object.getPrototypeOf(e)},X(r)}function We(){try{var r=!Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){}))}catch{}return(We=function(){return!!r})()}function Xe(r){if(r===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return r}function Ct(r,e){if(e&&(typeof e=="object"||typeof e=="function"))return e;if(e!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return Xe(r)}function kt(r,e,t){return e=X(e),Ct(r,We()?Reflect.construct(e,t||[],X(r).constructor):e.apply(r,t))}function ce(r,e){return ce=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(t,o){return t.__proto__=o,t},ce(r,e)}function zt(r,e){if(typeof e!="function"&&e!==null)throw new TypeError("Super expression must either be null or a function");r.prototype=Object.create(e&&e.prototype,{constructor:{value:r,writable:!0,configurable:!0}}),Object.defineProperty(r,"prototype",{writable:!1}),e&&ce(r,e)}function ue(r,e){(e==null||e>r.length)&&(e=r.length);for(var t=0,o=Array(e);t<e;t++)o[t]=r[t];return o}function Ot(r){if(Array.isArray(r))return ue(r)}function Dt(r){if(typeof Symbol<"u"&&r[Symbol.iterator]!=null||r["@@iterator"]!=null)return Array.from(r)}function Pt(r,e){if(r){if(typeof r=="string")return ue(r,e);var t={}.toString.call(r).slice(8,-1);return t==="Object"&&r.constructor&&(t=r.constructor.name),t==="Map"||t==="Set"?Array.from(r):t==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(t)?ue(r,e):void 0}}function Nt(){throw new TypeError(`Invalid attempt to spread non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function le(r){return Ot(r)||Dt(r)||Pt(r)||Nt()}function Ye(r,e,t,o){var n=Math.pow(1-r,2)*e.x+2*(1-r)*r*t.x+Math.pow(r,2)*o.x,i=Math.pow(1-r,2)*e.y+2*(1-r)*r*t.y+Math.pow(r,2)*o.y;return{x:n,y:i}}function Lt(r,e,t){for(var o=20,n=0,i=r,s=0;s<o;s++){var a=Ye((s+1)/o,r,e,t);n+=Math.sqrt(Math.pow(i.x-a.x,2)+Math.pow(i.y-a.y,2)),i=a}return n}function Mt(r){var e=r.curvatureAttribute,t=r.defaultCurvature,o=r.keepLabelUpright,n=o===void 0?!0:o;return function(i,s,a,l,c){var v=c.edgeLabelSize,f=s[e]||t,d=c.edgeLabelFont,m=c.edgeLabelWeight,g=c.edgeLabelColor.attribute?s[c.edgeLabelColor.attribute]||c.edgeLabelColor.color||"#000":c.edgeLabelColor.color,u=s.label;if(u){i.fillStyle=g,i.font="".concat(m," ").concat(v,"px ").concat(d);var p=!n||a.x<l.x,_=p?a.x:l.x,E=p?a.y:l.y,R=p?l.x:a.x,b=p?l.y:a.y,x=(_+R)/2,S=(E+b)/2,h=R-_,L=b-E,y=Math.sqrt(Math.pow(h,2)+Math.pow(L,2)),fe=p?1:-1,A=x+L*f*fe,C=S-h*f*fe,k=s.size*.7+5,H={x:C-E,y:-(A-_)},me=Math.sqrt(Math.pow(H.x,2)+Math.pow(H.y,2)),F={x:b-C,y:-(R-A)},ge=Math.sqrt(Math.pow(F.x,2)+Math.pow(F.y,2));_+=k*H.x/me,E+=k*H.y/me,R+=k*F.x/ge,b+=k*F.y/ge,A+=k*L/y,C-=k*h/y;var he={x:A,y:C},pe={x:_,y:E},_e={x:R,y:b},B=Lt(pe,he,_e);if(!(B<a.size+l.size)){var M=i.measureText(u).width,be=B-a.size-l.size;if(M>be){var ye="…";for(u=u+ye,M=i.measureText(u).width;M>be&&u.length>1;)u=u.slice(0,-2)+ye,M=i.measureText(u).width;if(u.length<4)return}for(var Y={},q=0,nt=u.length;q<nt;q++){var K=u[q];Y[K]||(Y[K]=i.measureText(K).width*(1+f*.35))}for(var z=.5-M/B/2,Q=0,it=u.length;Q<it;Q++){var Ee=u[Q],Re=Ye(z,pe,he,_e),at=2*(1-z)*(A-_)+2*z*(R-A),st=2*(1-z)*(C-E)+2*z*(b-C),lt=Math.atan2(st,at);i.save(),i.translate(Re.x,Re.y),i.rotate(lt),i.fillText(Ee,0,0),i.restore(),z+=Y[Ee]/B}}}}}function It(r){var e=r.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",o=e?.extremity==="source"||e?.extremity==="both",n=`
precision highp float;

varying vec4 v_color;
varying float v_thickness;
varying float v_feather;
varying vec2 v_cpA;
varying vec2 v_cpB;
varying vec2 v_cpC;
`.concat(t?`
varying float v_targetSize;
varying vec2 v_targetPoint;`:"",`
`).concat(o?`
varying float v_sourceSize;
varying vec2 v_sourcePoint;`:"",`
`).concat(e?`
uniform float u_lengthToThicknessRatio;
uniform float u_widenessToThicknessRatio;`:"",`

float det(vec2 a, vec2 b) {
  return a.x * b.y - b.x * a.y;
}

vec2 getDistanceVector(vec2 b0, vec2 b1, vec2 b2) {
  float a = det(b0, b2), b = 2.0 * det(b1, b0), d = 2.0 * det(b2, b1);
  float f = b * d - a * a;
  vec2 d21 = b2 - b1, d10 = b1 - b0, d20 = b2 - b0;
  vec2 gf = 2.0 * (b * d21 + d * d10 + a * d20);
  gf = vec2(gf.y, -gf.x);
  vec2 pp = -f * gf / dot(gf, gf);
  vec2 d0p = b0 - pp;
  float ap = det(d0p, d20), bp = 2.0 * det(d10, d0p);
  float t = clamp((ap + bp) / (2.0 * a + b + d), 0.0, 1.0);
  return mix(mix(b0, b1, t), mix(b1, b2, t), t);
}

float distToQuadraticBezierCurve(vec2 p, vec2 b0, vec2 b1, vec2 b2) {
  return length(getDistanceVector(b0 - p, b1 - p, b2 - p));
}

const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);

void main(void) {
  float dist = distToQuadraticBezierCurve(gl_FragCoord.xy, v_cpA, v_cpB, v_cpC);
  float thickness = v_thickness;
`).concat(t?`
  float distToTarget = length(gl_FragCoord.xy - v_targetPoint);
  float targetArrowLength = v_targetSize + thickness * u_lengthToThicknessRatio;
  if (distToTarget < targetArrowLength) {
    thickness = (distToTarget - v_targetSize) / (targetArrowLength - v_targetSize) * u_widenessToThicknessRatio * thickness;
  }`:"",`
`).concat(o?`
  float distToSource = length(gl_FragCoord.xy - v_sourcePoint);
  float sourceArrowLength = v_sourceSize + thickness * u_lengthToThicknessRatio;
  if (distToSource < sourceArrowLength) {
    thickness = (distToSource - v_sourceSize) / (sourceArrowLength - v_sourceSize) * u_widenessToThicknessRatio * thickness;
  }`:"",`

  float halfThickness = thickness / 2.0;
  if (dist < halfThickness) {
    #ifdef PICKING_MODE
    gl_FragColor = v_color;
    #else
    float t = smoothstep(
      halfThickness - v_feather,
      halfThickness,
      dist
    );

    gl_FragColor = mix(v_color, transparent, t);
    #endif
  } else {
    gl_FragColor = transparent;
  }
}
`);return n}function Gt(r){var e=r.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",o=e?.extremity==="source"||e?.extremity==="both",n=`
attribute vec4 a_id;
attribute vec4 a_color;
attribute float a_direction;
attribute float a_thickness;
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_current;
attribute float a_curvature;
`.concat(t?`attribute float a_targetSize;
`:"",`
`).concat(o?`attribute float a_sourceSize;
`:"",`

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform vec2 u_dimensions;
uniform float u_minEdgeThickness;
uniform float u_feather;

varying vec4 v_color;
varying float v_thickness;
varying float v_feather;
varying vec2 v_cpA;
varying vec2 v_cpB;
varying vec2 v_cpC;
`).concat(t?`
varying float v_targetSize;
varying vec2 v_targetPoint;`:"",`
`).concat(o?`
varying float v_sourceSize;
varying vec2 v_sourcePoint;`:"",`
`).concat(e?`
uniform float u_widenessToThicknessRatio;`:"",`

const float bias = 255.0 / 254.0;
const float epsilon = 0.7;

vec2 clipspaceToViewport(vec2 pos, vec2 dimensions) {
  return vec2(
    (pos.x + 1.0) * dimensions.x / 2.0,
    (pos.y + 1.0) * dimensions.y / 2.0
  );
}

vec2 viewportToClipspace(vec2 pos, vec2 dimensions) {
  return vec2(
    pos.x / dimensions.x * 2.0 - 1.0,
    pos.y / dimensions.y * 2.0 - 1.0
  );
}

void main() {
  float minThickness = u_minEdgeThickness;

  // Selecting the correct position
  // Branchless "position = a_source if a_current == 1.0 else a_target"
  vec2 position = a_source * max(0.0, a_current) + a_target * max(0.0, 1.0 - a_current);
  position = (u_matrix * vec3(position, 1)).xy;

  vec2 source = (u_matrix * vec3(a_source, 1)).xy;
  vec2 target = (u_matrix * vec3(a_target, 1)).xy;

  vec2 viewportPosition = clipspaceToViewport(position, u_dimensions);
  vec2 viewportSource = clipspaceToViewport(source, u_dimensions);
  vec2 viewportTarget = clipspaceToViewport(target, u_dimensions);

  vec2 delta = viewportTarget.xy - viewportSource.xy;
  float len = length(delta);
  vec2 normal = vec2(-delta.y, delta.x) * a_direction;
  vec2 unitNormal = normal / len;
  float boundingBoxThickness = len * a_curvature;

  float curveThickness = max(minThickness, a_thickness / u_sizeRatio);
  v_thickness = curveThickness * u_pixelRatio;
  v_feather = u_feather;

  v_cpA = viewportSource;
  v_cpB = 0.5 * (viewportSource + viewportTarget) + unitNormal * a_direction * boundingBoxThickness;
  v_cpC = viewportTarget;

  vec2 viewportOffsetPosition = (
    viewportPosition +
    unitNormal * (boundingBoxThickness / 2.0 + sign(boundingBoxThickness) * (`).concat(e?"curveThickness * u_widenessToThicknessRatio":"curveThickness",` + epsilon)) *
    max(0.0, a_direction) // NOTE: cutting the bounding box in half to avoid overdraw
  );

  position = viewportToClipspace(viewportOffsetPosition, u_dimensions);
  gl_Position = vec4(position, 0, 1);
    
`).concat(t?`
  v_targetSize = a_targetSize * u_pixelRatio / u_sizeRatio;
  v_targetPoint = viewportTarget;
`:"",`
`).concat(o?`
  v_sourceSize = a_sourceSize * u_pixelRatio / u_sizeRatio;
  v_sourcePoint = viewportSource;
`:"",`

  #ifdef PICKING_MODE
  // For picking mode, we use the ID as the color:
  v_color = a_id;
  #else
  // For normal mode, we use the color:
  v_color = a_color;
  #endif

  v_color.a *= bias;
}
`);return n}var qe=.25,Ut={arrowHead:null,curvatureAttribute:"curvature",defaultCurvature:qe};var Ke=WebGLRenderingContext,Ve=Ke.UNSIGNED_BYTE,w=Ke.FLOAT;function G(r){var e=W(W({},Ut),r||{}),t=e,o=t.arrowHead,n=t.curvatureAttribute,i=t.drawLabel,s=o?.extremity==="target"||o?.extremity==="both",a=o?.extremity==="source"||o?.extremity==="both",l=["u_matrix","u_sizeRatio","u_dimensions","u_pixelRatio","u_feather","u_minEdgeThickness"].concat(le(o?["u_lengthToThicknessRatio","u_widenessToThicknessRatio"]:[]));return(function(c){zt(v,c);function v(){var f;wt(this,v);for(var d=arguments.length,m=new Array(d),g=0;g<d;g++)m[g]=arguments[g];return f=kt(this,v,[].concat(m)),$e(Xe(f),"drawLabel",i||Mt(e)),f}return At(v,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:Gt(e),FRAGMENT_SHADER_SOURCE:It(e),METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:l,ATTRIBUTES:[{name:"a_source",size:2,type:w},{name:"a_target",size:2,type:w}].concat(le(s?[{name:"a_targetSize",size:1,type:w}]:[]),le(a?[{name:"a_sourceSize",size:1,type:w}]:[]),[{name:"a_thickness",size:1,type:w},{name:"a_curvature",size:1,type:w},{name:"a_color",size:4,type:Ve,normalized:!0},{name:"a_id",size:4,type:Ve,normalized:!0}]),CONSTANT_ATTRIBUTES:[{name:"a_current",size:1,type:w},{name:"a_direction",size:1,type:w}],CONSTANT_DATA:[[0,1],[0,-1],[1,1],[0,-1],[1,1],[1,-1]]}}},{key:"processVisibleItem",value:function(d,m,g,u,p){var _,E=p.size||1,R=g.x,b=g.y,x=u.x,S=u.y,h=O(p.color),L=(_=p[n])!==null&&_!==void 0?_:qe,y=this.array;y[m++]=R,y[m++]=b,y[m++]=x,y[m++]=S,s&&(y[m++]=u.size),a&&(y[m++]=g.size),y[m++]=E,y[m++]=L,y[m++]=h,y[m++]=d}},{key:"setUniforms",value:function(d,m){var g=m.gl,u=m.uniformLocations,p=u.u_matrix,_=u.u_pixelRatio,E=u.u_feather,R=u.u_sizeRatio,b=u.u_dimensions,x=u.u_minEdgeThickness;if(g.uniformMatrix3fv(p,!1,d.matrix),g.uniform1f(_,d.pixelRatio),g.uniform1f(R,d.sizeRatio),g.uniform1f(E,d.antiAliasingFeather),g.uniform2f(b,d.width*d.pixelRatio,d.height*d.pixelRatio),g.uniform1f(x,d.minEdgeThickness),o){var S=u.u_lengthToThicknessRatio,h=u.u_widenessToThicknessRatio;g.uniform1f(S,o.lengthToThicknessRatio),g.uniform1f(h,o.widenessToThicknessRatio)}}}]),v})(D)}var mr=G(),gr=G({arrowHead:P}),hr=G({arrowHead:W(W({},P),{},{extremity:"both"})});var Ht=G({curvatureAttribute:"curvature",defaultCurvature:.14,arrowHead:{extremity:"target",lengthToThicknessRatio:3.2,widenessToThicknessRatio:2.2},drawLabel:()=>{}}),Ze="v_thickness = curveThickness * u_pixelRatio;",Ft=`#ifdef PICKING_MODE
  curveThickness += 9.0;
  #endif
  ${Ze}`,et="float halfThickness = thickness / 2.0;",Bt=`#ifndef PICKING_MODE
  float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
  float dash = max(7.0, v_thickness * 2.4);
  if (thickness == v_thickness && mod(along, dash * 1.7) > dash) discard;
  #endif
  ${et}`;function Qe(r,e,t){if(!r.includes(e))throw new Error("the shader of lines is another one");return r.replace(e,t)}function Je(r){let e=Ht;class t extends e{getDefinition(){let n=super.getDefinition(),i=Qe(String(n.VERTEX_SHADER_SOURCE),Ze,Ft),s=String(n.FRAGMENT_SHADER_SOURCE);return{...n,VERTEX_SHADER_SOURCE:i,FRAGMENT_SHADER_SOURCE:r?Qe(s,et,Bt):s}}}return t}var tt={plain:Je(!1),dashed:Je(!0),thin:Ue};function U(r,e,t){if(e.hasNode(t)){let{x:s,y:a}=e.getNodeAttributes(t);return r.graphToViewport({x:s,y:a})}if(!e.hasEdge(t))return;let[o,n]=e.extremities(t).map(s=>U(r,e,s));if(!o||!n)return;let i=Number(e.getEdgeAttribute(t,"curvature"))/2;return{x:(o.x+n.x)/2+(n.y-o.y)*i,y:(o.y+n.y)/2-(n.x-o.x)*i}}function ot(r,e,t,[o,n]){let i=U(r,e,t);if(!i)return;let s={key:t,cost:1/0};return e.forEachNode(a=>{let l=a===t?void 0:U(r,e,a);if(!l)return;let[c,v]=[l.x-i.x,l.y-i.y],f=c*o+v*n,d=f>0?f+2.5*Math.abs(c*n-v*o):1/0;d<s.cost&&(s={key:a,cost:d})}),s.key}var de=300,ve=window.matchMedia("(prefers-reduced-motion: reduce)"),rt=class{constructor(e,t){this.handlers=t;this.stretch=Math.max(.8,Math.min(1.7,.85*e.clientWidth/Math.max(e.clientHeight,1))),this.sigma=new we(this.graph,e,{allowInvalidContainer:!0,enableEdgeEvents:!0,zIndex:!0,stagePadding:56,minEdgeThickness:1.2,labelFont:getComputedStyle(document.body).fontFamily,labelSize:13,labelRenderedSizeThreshold:4,labelDensity:1.6,labelGridCellSize:70,defaultEdgeType:"plain",edgeProgramClasses:tt,minCameraRatio:.05,maxCameraRatio:3,defaultDrawNodeLabel:se(()=>this.colors),defaultDrawNodeHover:Oe(()=>this.colors),nodeReducer:(o,n)=>this.nodeLooks(o,n),edgeReducer:(o,n)=>this.lineLooks(o,n)}),this.drag=new $(this.sigma,this.graph,o=>{let n=this.spot(o);n&&t.pin(o,n)}),this.listen(),this.letGo=ze(this.sigma,e,()=>this.graph.size>N)}handlers;sigma;graph=new xe;network;scale;stretch;looks={chosen:"",stressed:new Set,pins:new Map,seed:0};colors=ne();over="";settling;stop;drag;letGo;stale=!0;show(e,t){let o=this.network===e&&this.looks.seed===t.seed&&this.looks.pins.size===t.pins.size,n=this.graph.order===0;if(this.network=e,this.looks=t,o)return this.again();this.stale=!0,this.fill(e),this.place(e,t,n)}dress(){this.colors=ne();let{graph:e,network:t}=this;if(t){this.stale&&this.sigma.refresh();for(let[o,n]of t.nodes)e.setNodeAttribute(o,"color",this.colors.of(n.type));for(let[o,n]of t.lines)e.setEdgeAttribute(o,"color",this.colored(n));this.again()}}fit(){this.look({x:.5,y:.5,angle:0,ratio:1})}zoom(e){this.look({ratio:this.sigma.getCamera().ratio/e})}locate(e){return U(this.sigma,this.graph,e)}spot(e){if(!this.graph.hasNode(e))return;let{x:t,y:o}=this.graph.getNodeAttributes(e);return{x:Math.round(t/this.stretch),y:Math.round(o)}}toward(e,t,o){return ot(this.sigma,this.graph,e,[t,o])??this.network?.center??""}kill(){this.stop?.(),this.settling?.(),this.letGo(),this.sigma.kill()}look(e){let t=this.sigma.getCamera();t.animate(e,{duration:ve.matches?1:200}),ve.matches&&t.setState(e)}fill(e){let{graph:t}=this,{nodes:o,lines:n}=e,i=this.scale=new ke(e),s=o.size>60;this.sigma.setSettings({labelDensity:s?.7:1.6,labelGridCellSize:s?110:70}),this.sigma.setSettings({hideEdgesOnMove:n.size>N,hideLabelsOnMove:n.size>N});for(let a of t.nodes())o.has(a)||t.dropNode(a);for(let a of t.edges())n.has(a)||t.dropEdge(a);for(let[a,l]of o){let c={size:i.radius(l),label:Te(l.label,32),color:this.colors.of(l.type)};t.hasNode(a)?t.mergeNodeAttributes(a,c):t.addNode(a,{x:0,y:0,...c})}for(let[a,l]of n){let c=this.drawn(l);t.hasEdge(a)?t.mergeEdgeAttributes(a,c):t.addEdgeWithKey(a,l.source,l.target,c)}}drawn(e){let t=(this.network?.lines.size??0)>N?"thin":e.contested?"dashed":"plain";return{size:this.scale?.thickness(e)??1,type:t,curvature:.14,color:this.colored(e)}}colored(e){let t=this.colors.of(Ce(e));return this.scale?.faint(e)?Ae(t,this.colors.raised,.3):t}place(e,{pins:t,seed:o},n){this.stop?.(),this.settling?.();let i=[...e.nodes].map(([v,f])=>({key:v,size:this.scale?.radius(f)??5,pin:t.get(v)})),s=[...e.lines.values()].map(({source:v,target:f,count:d})=>({source:v,target:f,weight:Math.min(d,20)})),a={nodes:i,lines:s,seed:o},{dataset:l}=this.sigma.getContainer();l.settled=String(i.length<=de);let c=ie(a);if(i.length<=de)return ae(c,i.length<=60?220:100),this.move(j(c),n);this.move(j(c),!0),this.settling=De(a,(v,f)=>{this.move(v,!0),f&&(l.settled="true")})}move(e,t){let{graph:o}=this,n=[...e].filter(([s])=>o.hasNode(s)),i=new Map(n.map(([s,{x:a,y:l}])=>[s,{x:a*this.stretch,y:l}]));if(t||ve.matches){o.updateEachNodeAttributes((s,a)=>({...a,...i.get(s)}),{attributes:["x","y"]});return}this.stop=re(o,Object.fromEntries([...i].map(([s,{x:a,y:l}])=>[s,{x:a,y:l}])),{duration:350,easing:"quadraticInOut"})}again(){let{graph:e}=this;this.stale||e.order<=de?this.sigma.refresh():this.sigma.refresh({partialGraph:{nodes:e.nodes(),edges:e.edges()},skipIndexation:!0})}near(e){return!this.over||e===this.over?!0:this.graph.hasEdge(this.over)?this.graph.extremities(this.over).includes(e):this.graph.hasNode(this.over)&&this.graph.areNeighbors(this.over,e)}nodeLooks(e,t){let{chosen:o,stressed:n}=this.looks,i=e===this.network?.center||e===o||o.split(" ").includes(e),s=!this.near(e)&&!n.size;return{...t,highlighted:e===o,forceLabel:i||this.over!==""&&this.near(e),zIndex:i?2:1,...s?{color:this.colors.faint,label:""}:{}}}lineLooks(e,t){let{chosen:o,stressed:n}=this.looks;if(e===o)return{...t,color:this.colors.accent,size:t.size+2,zIndex:3};if(n.size)return n.has(e)?{...t,size:t.size+2,zIndex:2}:{...t,color:this.colors.faint,zIndex:0};if(!this.over)return t;let i=this.graph.extremities(e);return e===this.over||i.includes(this.over)?{...t,zIndex:2}:{...t,color:this.colors.faint,zIndex:0}}hover(e,t=0,o=0){let n=this.graph.size>N;this.over=n?"":e?.node??e?.line??"",this.sigma.getContainer().classList.toggle("pointing",e!==null),this.handlers.hover(e,t,o),n||this.again()}listen(){let{sigma:e,handlers:t}=this;e.on("afterProcess",()=>{this.stale=!1});let o="";e.on("clickNode",({node:n})=>{o=this.drag.moved?"":n,o&&t.node(n)}),e.on("clickEdge",({edge:n})=>t.line(n)),e.on("doubleClickNode",({node:n,preventSigmaDefault:i})=>{i(),o===n?t.expand(n):t.node(n),o=""}),e.on("enterNode",({node:n,event:i})=>this.hover({node:n},i.x,i.y)),e.on("leaveNode",()=>this.hover(null)),e.on("enterEdge",({edge:n,event:i})=>this.hover({line:n},i.x,i.y)),e.on("leaveEdge",()=>this.hover(null))}};export{rt as Drawing};
