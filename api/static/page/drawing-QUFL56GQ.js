import{a as Re,d as re,e as ne,f as V}from"./chunk-U2ADDXQV.js";import{a as K,b as Q,c as J,d as Z,e as O,f as I,g as P,h as ee,i as N,j as B,k as Te,l as te,m as xe}from"./chunk-U2HYZWTT.js";import{b as at}from"./chunk-3QT4SYE4.js";import{a as oe,b as Se}from"./chunk-J5J2AWUY.js";import{c as we,d as L,g as Ae}from"./chunk-LG5YTRFJ.js";import{e as Ee}from"./chunk-36SVZCXZ.js";import{b as it}from"./chunk-SQE76S5B.js";var _o=it(at());function ie(r){return(e,t,o)=>{if(!t.label)return;let{ink:n,raised:s}=r(),i=t.forceLabel?"600":o.labelWeight;e.font=`${i} ${o.labelSize}px ${o.labelFont}`,e.lineJoin="round",e.lineWidth=4,e.strokeStyle=s,e.fillStyle=n;let a=e.measureText(t.label).width,l=t.x+t.size+4,c=l+a>e.canvas.clientWidth&&t.x>a?t.x-t.size-4-a:l,d=t.y+o.labelSize/3;e.strokeText(t.label,c,d),e.fillText(t.label,c,d)}}function Ce(r){let e=ie(r);return(t,o,n)=>{let{accent:s,raised:i}=r();for(let[a,l,c]of[[6,i,2],[2.5,s,2.5]])t.beginPath(),t.arc(o.x,o.y,o.size+c,0,2*Math.PI),t.lineWidth=a,t.strokeStyle=l,t.stroke();e(t,{...o,forceLabel:!0},n)}}var st=lt;function ke(r,e){return st(r,e)}function lt(r,e){let t=new Worker(new URL("./layout.js",import.meta.url),{type:"module"});return t.onmessage=({data:o})=>{e(o.places,o.done),o.done&&t.terminate()},t.postMessage(r),()=>t.terminate()}var Pe=WebGLRenderingContext,Zo=Pe.UNSIGNED_BYTE,er=Pe.FLOAT;var ut=`
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
`,dt=ut,Ne=WebGLRenderingContext,ze=Ne.UNSIGNED_BYTE,T=Ne.FLOAT,vt=["u_matrix","u_zoomRatio","u_sizeRatio","u_correctionRatio","u_pixelRatio","u_feather","u_minEdgeThickness","u_lengthToThicknessRatio"],ft={lengthToThicknessRatio:N.lengthToThicknessRatio};function Le(r){var e=I(I({},ft),r||{});return(function(t){function o(){return K(this,o),J(this,o,arguments)}return Z(o,t),Q(o,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:dt,FRAGMENT_SHADER_SOURCE:Te,METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:vt,ATTRIBUTES:[{name:"a_positionStart",size:2,type:T},{name:"a_positionEnd",size:2,type:T},{name:"a_normal",size:2,type:T},{name:"a_color",size:4,type:ze,normalized:!0},{name:"a_id",size:4,type:ze,normalized:!0},{name:"a_sourceRadius",size:1,type:T},{name:"a_targetRadius",size:1,type:T}],CONSTANT_ATTRIBUTES:[{name:"a_positionCoef",size:1,type:T},{name:"a_normalCoef",size:1,type:T},{name:"a_sourceRadiusCoef",size:1,type:T},{name:"a_targetRadiusCoef",size:1,type:T}],CONSTANT_DATA:[[0,1,-1,0],[0,-1,1,0],[1,1,0,1],[1,1,0,1],[0,-1,1,0],[1,-1,0,-1]]}}},{key:"processVisibleItem",value:function(s,i,a,l,c){var d=c.size||1,v=a.x,g=a.y,f=l.x,m=l.y,u=O(c.color),p=f-v,_=m-g,E=a.size||1,R=l.size||1,b=p*p+_*_,x=0,S=0;b&&(b=1/Math.sqrt(b),x=-_*b*d,S=p*b*d);var h=this.array;h[i++]=v,h[i++]=g,h[i++]=f,h[i++]=m,h[i++]=x,h[i++]=S,h[i++]=u,h[i++]=s,h[i++]=E,h[i++]=R}},{key:"setUniforms",value:function(s,i){var a=i.gl,l=i.uniformLocations,c=l.u_matrix,d=l.u_zoomRatio,v=l.u_feather,g=l.u_pixelRatio,f=l.u_correctionRatio,m=l.u_sizeRatio,u=l.u_minEdgeThickness,p=l.u_lengthToThicknessRatio;a.uniformMatrix3fv(c,!1,s.matrix),a.uniform1f(d,s.zoomRatio),a.uniform1f(m,s.sizeRatio),a.uniform1f(f,s.correctionRatio),a.uniform1f(g,s.pixelRatio),a.uniform1f(v,s.antiAliasingFeather),a.uniform1f(u,s.minEdgeThickness),a.uniform1f(p,e.lengthToThicknessRatio)}}])})(P)}var tr=Le();function gt(r){return ee([Le(r),B(r),B(I(I({},r),{},{extremity:"source"}))])}var or=gt();var mt=`
precision mediump float;

varying vec4 v_color;

void main(void) {
  gl_FragColor = v_color;
}
`,ht=mt,pt=`
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
`,_t=pt,De=WebGLRenderingContext,Oe=De.UNSIGNED_BYTE,bt=De.FLOAT,yt=["u_matrix"],Me=(function(r){function e(){return K(this,e),J(this,e,arguments)}return Z(e,r),Q(e,[{key:"getDefinition",value:function(){return{VERTICES:2,VERTEX_SHADER_SOURCE:_t,FRAGMENT_SHADER_SOURCE:ht,METHOD:WebGLRenderingContext.LINES,UNIFORMS:yt,ATTRIBUTES:[{name:"a_position",size:2,type:bt},{name:"a_color",size:4,type:Oe,normalized:!0},{name:"a_id",size:4,type:Oe,normalized:!0}]}}},{key:"processVisibleItem",value:function(o,n,s,i,a){var l=this.array,c=s.x,d=s.y,v=i.x,g=i.y,f=O(a.color);l[n++]=c,l[n++]=d,l[n++]=f,l[n++]=o,l[n++]=v,l[n++]=g,l[n++]=f,l[n++]=o}},{key:"setUniforms",value:function(o,n){var s=n.gl,i=n.uniformLocations,a=i.u_matrix;s.uniformMatrix3fv(a,!1,o.matrix)}}])})(P);var Ie=WebGLRenderingContext,rr=Ie.UNSIGNED_BYTE,nr=Ie.FLOAT;function Et(r,e){if(typeof r!="object"||!r)return r;var t=r[Symbol.toPrimitive];if(t!==void 0){var o=t.call(r,e||"default");if(typeof o!="object")return o;throw new TypeError("@@toPrimitive must return a primitive value.")}return(e==="string"?String:Number)(r)}function Fe(r){var e=Et(r,"string");return typeof e=="symbol"?e:e+""}function Be(r,e,t){return(e=Fe(e))in r?Object.defineProperty(r,e,{value:t,enumerable:!0,configurable:!0,writable:!0}):r[e]=t,r}function Ge(r,e){var t=Object.keys(r);if(Object.getOwnPropertySymbols){var o=Object.getOwnPropertySymbols(r);e&&(o=o.filter(function(n){return Object.getOwnPropertyDescriptor(r,n).enumerable})),t.push.apply(t,o)}return t}function j(r){for(var e=1;e<arguments.length;e++){var t=arguments[e]!=null?arguments[e]:{};e%2?Ge(Object(t),!0).forEach(function(o){Be(r,o,t[o])}):Object.getOwnPropertyDescriptors?Object.defineProperties(r,Object.getOwnPropertyDescriptors(t)):Ge(Object(t)).forEach(function(o){Object.defineProperty(r,o,Object.getOwnPropertyDescriptor(t,o))})}return r}function Rt(r,e){if(!(r instanceof e))throw new TypeError("Cannot call a class as a function")}function Ue(r,e){for(var t=0;t<e.length;t++){var o=e[t];o.enumerable=o.enumerable||!1,o.configurable=!0,"value"in o&&(o.writable=!0),Object.defineProperty(r,Fe(o.key),o)}}function Tt(r,e,t){return e&&Ue(r.prototype,e),t&&Ue(r,t),Object.defineProperty(r,"prototype",{writable:!1}),r}function $(r){return $=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(e){return e.__proto__||Object.getPrototypeOf(e)},$(r)}function Ve(){try{var r=!Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){}))}catch{}return(Ve=function(){return!!r})()}function je(r){if(r===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return r}function xt(r,e){if(e&&(typeof e=="object"||typeof e=="function"))return e;if(e!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return je(r)}function St(r,e,t){return e=$(e),xt(r,Ve()?Reflect.construct(e,t||[],$(r).constructor):e.apply(r,t))}function se(r,e){return se=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(t,o){return t.__proto__=o,t},se(r,e)}function wt(r,e){if(typeof e!="function"&&e!==null)throw new TypeError("Super expression must either be null or a function");r.prototype=Object.create(e&&e.prototype,{constructor:{value:r,writable:!0,configurable:!0}}),Object.defineProperty(r,"prototype",{writable:!1}),e&&se(r,e)}function le(r,e){(e==null||e>r.length)&&(e=r.length);for(var t=0,o=Array(e);t<e;t++)o[t]=r[t];return o}function At(r){if(Array.isArray(r))return le(r)}function Ct(r){if(typeof Symbol<"u"&&r[Symbol.iterator]!=null||r["@@iterator"]!=null)return Array.from(r)}function kt(r,e){if(r){if(typeof r=="string")return le(r,e);var t={}.toString.call(r).slice(8,-1);return t==="Object"&&r.constructor&&(t=r.constructor.name),t==="Map"||t==="Set"?Array.from(r):t==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(t)?le(r,e):void 0}}function zt(){throw new TypeError(`Invalid attempt to spread non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function ae(r){return At(r)||Ct(r)||kt(r)||zt()}function $e(r,e,t,o){var n=Math.pow(1-r,2)*e.x+2*(1-r)*r*t.x+Math.pow(r,2)*o.x,s=Math.pow(1-r,2)*e.y+2*(1-r)*r*t.y+Math.pow(r,2)*o.y;return{x:n,y:s}}function Ot(r,e,t){for(var o=20,n=0,s=r,i=0;i<o;i++){var a=$e((i+1)/o,r,e,t);n+=Math.sqrt(Math.pow(s.x-a.x,2)+Math.pow(s.y-a.y,2)),s=a}return n}function Pt(r){var e=r.curvatureAttribute,t=r.defaultCurvature,o=r.keepLabelUpright,n=o===void 0?!0:o;return function(s,i,a,l,c){var d=c.edgeLabelSize,v=i[e]||t,g=c.edgeLabelFont,f=c.edgeLabelWeight,m=c.edgeLabelColor.attribute?i[c.edgeLabelColor.attribute]||c.edgeLabelColor.color||"#000":c.edgeLabelColor.color,u=i.label;if(u){s.fillStyle=m,s.font="".concat(f," ").concat(d,"px ").concat(g);var p=!n||a.x<l.x,_=p?a.x:l.x,E=p?a.y:l.y,R=p?l.x:a.x,b=p?l.y:a.y,x=(_+R)/2,S=(E+b)/2,h=R-_,D=b-E,y=Math.sqrt(Math.pow(h,2)+Math.pow(D,2)),de=p?1:-1,A=x+D*v*de,C=S-h*v*de,k=i.size*.7+5,U={x:C-E,y:-(A-_)},ve=Math.sqrt(Math.pow(U.x,2)+Math.pow(U.y,2)),H={x:b-C,y:-(R-A)},fe=Math.sqrt(Math.pow(H.x,2)+Math.pow(H.y,2));_+=k*U.x/ve,E+=k*U.y/ve,R+=k*H.x/fe,b+=k*H.y/fe,A+=k*D/y,C-=k*h/y;var ge={x:A,y:C},me={x:_,y:E},he={x:R,y:b},F=Ot(me,ge,he);if(!(F<a.size+l.size)){var M=s.measureText(u).width,pe=F-a.size-l.size;if(M>pe){var _e="…";for(u=u+_e,M=s.measureText(u).width;M>pe&&u.length>1;)u=u.slice(0,-2)+_e,M=s.measureText(u).width;if(u.length<4)return}for(var W={},X=0,et=u.length;X<et;X++){var Y=u[X];W[Y]||(W[Y]=s.measureText(Y).width*(1+v*.35))}for(var z=.5-M/F/2,q=0,tt=u.length;q<tt;q++){var be=u[q],ye=$e(z,me,ge,he),ot=2*(1-z)*(A-_)+2*z*(R-A),rt=2*(1-z)*(C-E)+2*z*(b-C),nt=Math.atan2(rt,ot);s.save(),s.translate(ye.x,ye.y),s.rotate(nt),s.fillText(be,0,0),s.restore(),z+=W[be]/F}}}}}function Nt(r){var e=r.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",o=e?.extremity==="source"||e?.extremity==="both",n=`
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
`);return n}function Lt(r){var e=r.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",o=e?.extremity==="source"||e?.extremity==="both",n=`
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
`);return n}var We=.25,Dt={arrowHead:null,curvatureAttribute:"curvature",defaultCurvature:We};var Xe=WebGLRenderingContext,He=Xe.UNSIGNED_BYTE,w=Xe.FLOAT;function G(r){var e=j(j({},Dt),r||{}),t=e,o=t.arrowHead,n=t.curvatureAttribute,s=t.drawLabel,i=o?.extremity==="target"||o?.extremity==="both",a=o?.extremity==="source"||o?.extremity==="both",l=["u_matrix","u_sizeRatio","u_dimensions","u_pixelRatio","u_feather","u_minEdgeThickness"].concat(ae(o?["u_lengthToThicknessRatio","u_widenessToThicknessRatio"]:[]));return(function(c){wt(d,c);function d(){var v;Rt(this,d);for(var g=arguments.length,f=new Array(g),m=0;m<g;m++)f[m]=arguments[m];return v=St(this,d,[].concat(f)),Be(je(v),"drawLabel",s||Pt(e)),v}return Tt(d,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:Lt(e),FRAGMENT_SHADER_SOURCE:Nt(e),METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:l,ATTRIBUTES:[{name:"a_source",size:2,type:w},{name:"a_target",size:2,type:w}].concat(ae(i?[{name:"a_targetSize",size:1,type:w}]:[]),ae(a?[{name:"a_sourceSize",size:1,type:w}]:[]),[{name:"a_thickness",size:1,type:w},{name:"a_curvature",size:1,type:w},{name:"a_color",size:4,type:He,normalized:!0},{name:"a_id",size:4,type:He,normalized:!0}]),CONSTANT_ATTRIBUTES:[{name:"a_current",size:1,type:w},{name:"a_direction",size:1,type:w}],CONSTANT_DATA:[[0,1],[0,-1],[1,1],[0,-1],[1,1],[1,-1]]}}},{key:"processVisibleItem",value:function(g,f,m,u,p){var _,E=p.size||1,R=m.x,b=m.y,x=u.x,S=u.y,h=O(p.color),D=(_=p[n])!==null&&_!==void 0?_:We,y=this.array;y[f++]=R,y[f++]=b,y[f++]=x,y[f++]=S,i&&(y[f++]=u.size),a&&(y[f++]=m.size),y[f++]=E,y[f++]=D,y[f++]=h,y[f++]=g}},{key:"setUniforms",value:function(g,f){var m=f.gl,u=f.uniformLocations,p=u.u_matrix,_=u.u_pixelRatio,E=u.u_feather,R=u.u_sizeRatio,b=u.u_dimensions,x=u.u_minEdgeThickness;if(m.uniformMatrix3fv(p,!1,g.matrix),m.uniform1f(_,g.pixelRatio),m.uniform1f(R,g.sizeRatio),m.uniform1f(E,g.antiAliasingFeather),m.uniform2f(b,g.width*g.pixelRatio,g.height*g.pixelRatio),m.uniform1f(x,g.minEdgeThickness),o){var S=u.u_lengthToThicknessRatio,h=u.u_widenessToThicknessRatio;m.uniform1f(S,o.lengthToThicknessRatio),m.uniform1f(h,o.widenessToThicknessRatio)}}}]),d})(P)}var cr=G(),ur=G({arrowHead:N}),dr=G({arrowHead:j(j({},N),{},{extremity:"both"})});var Mt=G({curvatureAttribute:"curvature",defaultCurvature:.14,arrowHead:{extremity:"target",lengthToThicknessRatio:3.2,widenessToThicknessRatio:2.2},drawLabel:()=>{}}),Ke="v_thickness = curveThickness * u_pixelRatio;",It=`#ifdef PICKING_MODE
  curveThickness += 9.0;
  #endif
  ${Ke}`,Qe="float halfThickness = thickness / 2.0;",Gt=`#ifndef PICKING_MODE
  float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
  float dash = max(7.0, v_thickness * 2.4);
  if (thickness == v_thickness && mod(along, dash * 1.7) > dash) discard;
  #endif
  ${Qe}`;function Ye(r,e,t){if(!r.includes(e))throw new Error("the shader of lines is another one");return r.replace(e,t)}function qe(r){let e=Mt;class t extends e{getDefinition(){let n=super.getDefinition(),s=Ye(String(n.VERTEX_SHADER_SOURCE),Ke,It),i=String(n.FRAGMENT_SHADER_SOURCE);return{...n,VERTEX_SHADER_SOURCE:s,FRAGMENT_SHADER_SOURCE:r?Ye(i,Qe,Gt):i}}}return t}var Je={plain:qe(!1),dashed:qe(!0),thin:Me};var ce=300,ue=window.matchMedia("(prefers-reduced-motion: reduce)"),Ze=class{constructor(e,t){this.handlers=t;this.stretch=Math.max(.8,Math.min(1.7,.85*e.clientWidth/Math.max(e.clientHeight,1))),this.sigma=new xe(this.graph,e,{allowInvalidContainer:!0,enableEdgeEvents:!0,zIndex:!0,stagePadding:56,minEdgeThickness:1.2,labelFont:getComputedStyle(document.body).fontFamily,labelSize:13,labelRenderedSizeThreshold:4,labelDensity:1.6,labelGridCellSize:70,defaultEdgeType:"plain",edgeProgramClasses:Je,minCameraRatio:.05,maxCameraRatio:3,defaultDrawNodeLabel:ie(()=>this.colors),defaultDrawNodeHover:Ce(()=>this.colors),nodeReducer:(o,n)=>this.nodeLooks(o,n),edgeReducer:(o,n)=>this.lineLooks(o,n)}),this.listen(),this.dragLightly(e)}handlers;sigma;graph=new Re;network;scale;stretch;looks={chosen:"",stressed:new Set,pins:new Map,seed:0};colors=oe();over="";settling;stop;letGo=()=>{};dragged="";stale=!0;show(e,t){let o=this.network===e&&this.looks.seed===t.seed&&this.looks.pins.size===t.pins.size,n=this.graph.order===0;if(this.network=e,this.looks=t,o)return this.again();this.stale=!0,this.fill(e),this.place(e,t,n)}dress(){this.colors=oe();let{graph:e,network:t}=this;if(t){this.stale&&this.sigma.refresh();for(let[o,n]of t.nodes)e.setNodeAttribute(o,"color",this.colors.of(n.type));for(let[o,n]of t.lines)e.setEdgeAttribute(o,"color",this.colored(n));this.again()}}fit(){this.look({x:.5,y:.5,angle:0,ratio:1})}zoom(e){this.look({ratio:this.sigma.getCamera().ratio/e})}locate(e){if(this.graph.hasNode(e)){let{x:s,y:i}=this.graph.getNodeAttributes(e);return this.sigma.graphToViewport({x:s,y:i})}if(!this.graph.hasEdge(e))return;let[t,o]=this.graph.extremities(e).map(s=>this.locate(s));if(!t||!o)return;let n=Number(this.graph.getEdgeAttribute(e,"curvature"))/2;return{x:(t.x+o.x)/2+(o.y-t.y)*n,y:(t.y+o.y)/2-(o.x-t.x)*n}}spot(e){if(!this.graph.hasNode(e))return;let{x:t,y:o}=this.graph.getNodeAttributes(e);return{x:Math.round(t/this.stretch),y:Math.round(o)}}toward(e,t,o){let n=this.locate(e);if(!n)return this.network?.center??"";let s={key:e,cost:1/0};return this.graph.forEachNode(i=>{let a=i===e?void 0:this.locate(i);if(!a)return;let[l,c]=[a.x-n.x,a.y-n.y],d=l*t+c*o,v=d>0?d+2.5*Math.abs(l*o-c*t):1/0;v<s.cost&&(s={key:i,cost:v})}),s.key}kill(){this.stop?.(),this.settling?.(),document.removeEventListener("mouseup",this.letGo,{capture:!0}),this.sigma.kill()}look(e){let t=this.sigma.getCamera();t.animate(e,{duration:ue.matches?1:200}),ue.matches&&t.setState(e)}fill(e){let{graph:t}=this,{nodes:o,lines:n}=e,s=this.scale=new Ae(e),i=o.size>60;this.sigma.setSettings({labelDensity:i?.7:1.6,labelGridCellSize:i?110:70}),this.sigma.setSettings({hideEdgesOnMove:n.size>L,hideLabelsOnMove:n.size>L});for(let a of t.nodes())o.has(a)||t.dropNode(a);for(let a of t.edges())n.has(a)||t.dropEdge(a);for(let[a,l]of o){let c={size:s.radius(l),label:Ee(l.label,32),color:this.colors.of(l.type)};t.hasNode(a)?t.mergeNodeAttributes(a,c):t.addNode(a,{x:0,y:0,...c})}for(let[a,l]of n){let c=this.drawn(l);t.hasEdge(a)?t.mergeEdgeAttributes(a,c):t.addEdgeWithKey(a,l.source,l.target,c)}}drawn(e){let t=(this.network?.lines.size??0)>L?"thin":e.contested?"dashed":"plain";return{size:this.scale?.thickness(e)??1,type:t,curvature:.14,color:this.colored(e)}}colored(e){let t=this.colors.of(we(e));return this.scale?.faint(e)?Se(t,this.colors.raised,.3):t}place(e,{pins:t,seed:o},n){this.stop?.(),this.settling?.();let s=[...e.nodes].map(([d,v])=>({key:d,size:this.scale?.radius(v)??5,pin:t.get(d)})),i=[...e.lines.values()].map(({source:d,target:v,count:g})=>({source:d,target:v,weight:Math.min(g,20)})),a={nodes:s,lines:i,seed:o},{dataset:l}=this.sigma.getContainer();l.settled=String(s.length<=ce);let c=re(a);if(s.length<=ce)return ne(c,s.length<=60?220:100),this.move(V(c),n);this.move(V(c),!0),this.settling=ke(a,(d,v)=>{this.move(d,!0),v&&(l.settled="true")})}move(e,t){let{graph:o}=this,n=[...e].filter(([i])=>o.hasNode(i)),s=new Map(n.map(([i,{x:a,y:l}])=>[i,{x:a*this.stretch,y:l}]));if(t||ue.matches){o.updateEachNodeAttributes((i,a)=>({...a,...s.get(i)}),{attributes:["x","y"]});return}this.stop=te(o,Object.fromEntries([...s].map(([i,{x:a,y:l}])=>[i,{x:a,y:l}])),{duration:350,easing:"quadraticInOut"})}again(){let{graph:e}=this;this.stale||e.order<=ce?this.sigma.refresh():this.sigma.refresh({partialGraph:{nodes:e.nodes(),edges:e.edges()},skipIndexation:!0})}near(e){return!this.over||e===this.over?!0:this.graph.hasEdge(this.over)?this.graph.extremities(this.over).includes(e):this.graph.hasNode(this.over)&&this.graph.areNeighbors(this.over,e)}nodeLooks(e,t){let{chosen:o,stressed:n}=this.looks,s=e===this.network?.center||e===o||o.split(" ").includes(e),i=!this.near(e)&&!n.size;return{...t,highlighted:e===o,forceLabel:s||this.over!==""&&this.near(e),zIndex:s?2:1,...i?{color:this.colors.faint,label:""}:{}}}lineLooks(e,t){let{chosen:o,stressed:n}=this.looks;if(e===o)return{...t,color:this.colors.accent,size:t.size+2,zIndex:3};if(n.size)return n.has(e)?{...t,size:t.size+2,zIndex:2}:{...t,color:this.colors.faint,zIndex:0};if(!this.over)return t;let s=this.graph.extremities(e);return e===this.over||s.includes(this.over)?{...t,zIndex:2}:{...t,color:this.colors.faint,zIndex:0}}hover(e,t=0,o=0){let n=this.graph.size>L;this.over=n?"":e?.node??e?.line??"",this.sigma.getContainer().classList.toggle("pointing",e!==null),this.handlers.hover(e,t,o),n||this.again()}dragLightly(e){let t=this.sigma,o=!1;for(let n of["getNodeAtPosition","getEdgeAtPoint"]){let s=t[n].bind(this.sigma);t[n]=(...i)=>o&&this.graph.size>L?null:s(...i)}e.addEventListener("mousedown",()=>setTimeout(()=>{o=!0}),{capture:!0}),this.letGo=()=>{o=!1},document.addEventListener("mouseup",this.letGo,{capture:!0})}listen(){let{sigma:e,handlers:t}=this;e.on("afterProcess",()=>{this.stale=!1});let o="";e.on("clickNode",({node:i})=>{o=this.dragged?"":i,o&&t.node(i)}),e.on("clickEdge",({edge:i})=>t.line(i)),e.on("doubleClickNode",({node:i,preventSigmaDefault:a})=>{a(),o===i?t.expand(i):t.node(i),o=""}),e.on("enterNode",({node:i,event:a})=>this.hover({node:i},a.x,a.y)),e.on("leaveNode",()=>this.hover(null)),e.on("enterEdge",({edge:i,event:a})=>this.hover({line:i},a.x,a.y)),e.on("leaveEdge",()=>this.hover(null));let n="";e.getMouseCaptor().on("mousedown",()=>{this.dragged=""}),e.on("downNode",({node:i})=>{n=i}),e.on("moveBody",({event:i,preventSigmaDefault:a})=>{n&&(a(),i.original.preventDefault(),!this.dragged&&!e.getCustomBBox()&&e.setCustomBBox(e.getBBox()),this.dragged=n,this.graph.mergeNodeAttributes(n,e.viewportToGraph(i)))});let s=()=>{if(n&&this.dragged){let i=this.spot(n);i&&t.pin(n,i)}n=""};e.on("upNode",s),e.on("upStage",s)}};export{Ze as Drawing};
