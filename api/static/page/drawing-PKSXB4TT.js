import{a as Ee,b as Te,c as xe,d as Q}from"./chunk-AUZDJPKF.js";import{a as me,b as he,c as _e,d as pe,e as D,f as L,g as M,h as Y,i as O,j as H,k as be,l as q,m as ye}from"./chunk-U2HYZWTT.js";import{b as rt}from"./chunk-3QT4SYE4.js";import{a as K,b as Re}from"./chunk-J5J2AWUY.js";import{c as fe,f as ge}from"./chunk-V7BR57U6.js";import{e as ve}from"./chunk-36SVZCXZ.js";import{b as tt}from"./chunk-SQE76S5B.js";var ar=tt(rt());function J(o){return(e,t,r)=>{if(!t.label)return;let{ink:s,raised:n}=o(),i=t.forceLabel?"600":r.labelWeight;e.font=`${i} ${r.labelSize}px ${r.labelFont}`,e.lineJoin="round",e.lineWidth=4,e.strokeStyle=n,e.fillStyle=s;let a=t.x+t.size+4,c=t.y+r.labelSize/3;e.strokeText(t.label,a,c),e.fillText(t.label,a,c)}}function Se(o){let e=J(o);return(t,r,s)=>{let{accent:n,raised:i}=o();for(let[a,c,l]of[[6,i,2],[2.5,n,2.5]])t.beginPath(),t.arc(r.x,r.y,r.size+l,0,2*Math.PI),t.lineWidth=a,t.strokeStyle=c,t.stroke();e(t,{...r,forceLabel:!0},s)}}var Ae=WebGLRenderingContext,Ir=Ae.UNSIGNED_BYTE,Gr=Ae.FLOAT;var nt=`
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
`,it=nt,Ce=WebGLRenderingContext,we=Ce.UNSIGNED_BYTE,T=Ce.FLOAT,at=["u_matrix","u_zoomRatio","u_sizeRatio","u_correctionRatio","u_pixelRatio","u_feather","u_minEdgeThickness","u_lengthToThicknessRatio"],st={lengthToThicknessRatio:O.lengthToThicknessRatio};function ke(o){var e=L(L({},st),o||{});return(function(t){function r(){return me(this,r),_e(this,r,arguments)}return pe(r,t),he(r,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:it,FRAGMENT_SHADER_SOURCE:be,METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:at,ATTRIBUTES:[{name:"a_positionStart",size:2,type:T},{name:"a_positionEnd",size:2,type:T},{name:"a_normal",size:2,type:T},{name:"a_color",size:4,type:we,normalized:!0},{name:"a_id",size:4,type:we,normalized:!0},{name:"a_sourceRadius",size:1,type:T},{name:"a_targetRadius",size:1,type:T}],CONSTANT_ATTRIBUTES:[{name:"a_positionCoef",size:1,type:T},{name:"a_normalCoef",size:1,type:T},{name:"a_sourceRadiusCoef",size:1,type:T},{name:"a_targetRadiusCoef",size:1,type:T}],CONSTANT_DATA:[[0,1,-1,0],[0,-1,1,0],[1,1,0,1],[1,1,0,1],[0,-1,1,0],[1,-1,0,-1]]}}},{key:"processVisibleItem",value:function(n,i,a,c,l){var m=l.size||1,g=a.x,f=a.y,v=c.x,d=c.y,u=D(l.color),_=v-g,p=d-f,R=a.size||1,E=c.size||1,b=_*_+p*p,x=0,S=0;b&&(b=1/Math.sqrt(b),x=-p*b*m,S=_*b*m);var h=this.array;h[i++]=g,h[i++]=f,h[i++]=v,h[i++]=d,h[i++]=x,h[i++]=S,h[i++]=u,h[i++]=n,h[i++]=R,h[i++]=E}},{key:"setUniforms",value:function(n,i){var a=i.gl,c=i.uniformLocations,l=c.u_matrix,m=c.u_zoomRatio,g=c.u_feather,f=c.u_pixelRatio,v=c.u_correctionRatio,d=c.u_sizeRatio,u=c.u_minEdgeThickness,_=c.u_lengthToThicknessRatio;a.uniformMatrix3fv(l,!1,n.matrix),a.uniform1f(m,n.zoomRatio),a.uniform1f(d,n.sizeRatio),a.uniform1f(v,n.correctionRatio),a.uniform1f(f,n.pixelRatio),a.uniform1f(g,n.antiAliasingFeather),a.uniform1f(u,n.minEdgeThickness),a.uniform1f(_,e.lengthToThicknessRatio)}}])})(M)}var Ur=ke();function ct(o){return Y([ke(o),H(o),H(L(L({},o),{},{extremity:"source"}))])}var Fr=ct();var ze=WebGLRenderingContext,Hr=ze.UNSIGNED_BYTE,Vr=ze.FLOAT;var Oe=WebGLRenderingContext,Br=Oe.UNSIGNED_BYTE,jr=Oe.FLOAT;function lt(o,e){if(typeof o!="object"||!o)return o;var t=o[Symbol.toPrimitive];if(t!==void 0){var r=t.call(o,e||"default");if(typeof r!="object")return r;throw new TypeError("@@toPrimitive must return a primitive value.")}return(e==="string"?String:Number)(o)}function Le(o){var e=lt(o,"string");return typeof e=="symbol"?e:e+""}function Me(o,e,t){return(e=Le(e))in o?Object.defineProperty(o,e,{value:t,enumerable:!0,configurable:!0,writable:!0}):o[e]=t,o}function Ne(o,e){var t=Object.keys(o);if(Object.getOwnPropertySymbols){var r=Object.getOwnPropertySymbols(o);e&&(r=r.filter(function(s){return Object.getOwnPropertyDescriptor(o,s).enumerable})),t.push.apply(t,r)}return t}function V(o){for(var e=1;e<arguments.length;e++){var t=arguments[e]!=null?arguments[e]:{};e%2?Ne(Object(t),!0).forEach(function(r){Me(o,r,t[r])}):Object.getOwnPropertyDescriptors?Object.defineProperties(o,Object.getOwnPropertyDescriptors(t)):Ne(Object(t)).forEach(function(r){Object.defineProperty(o,r,Object.getOwnPropertyDescriptor(t,r))})}return o}function ut(o,e){if(!(o instanceof e))throw new TypeError("Cannot call a class as a function")}function Pe(o,e){for(var t=0;t<e.length;t++){var r=e[t];r.enumerable=r.enumerable||!1,r.configurable=!0,"value"in r&&(r.writable=!0),Object.defineProperty(o,Le(r.key),r)}}function dt(o,e,t){return e&&Pe(o.prototype,e),t&&Pe(o,t),Object.defineProperty(o,"prototype",{writable:!1}),o}function B(o){return B=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(e){return e.__proto__||Object.getPrototypeOf(e)},B(o)}function Ie(){try{var o=!Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){}))}catch{}return(Ie=function(){return!!o})()}function Ge(o){if(o===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return o}function vt(o,e){if(e&&(typeof e=="object"||typeof e=="function"))return e;if(e!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return Ge(o)}function ft(o,e,t){return e=B(e),vt(o,Ie()?Reflect.construct(e,t||[],B(o).constructor):e.apply(o,t))}function ee(o,e){return ee=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(t,r){return t.__proto__=r,t},ee(o,e)}function gt(o,e){if(typeof e!="function"&&e!==null)throw new TypeError("Super expression must either be null or a function");o.prototype=Object.create(e&&e.prototype,{constructor:{value:o,writable:!0,configurable:!0}}),Object.defineProperty(o,"prototype",{writable:!1}),e&&ee(o,e)}function te(o,e){(e==null||e>o.length)&&(e=o.length);for(var t=0,r=Array(e);t<e;t++)r[t]=o[t];return r}function mt(o){if(Array.isArray(o))return te(o)}function ht(o){if(typeof Symbol<"u"&&o[Symbol.iterator]!=null||o["@@iterator"]!=null)return Array.from(o)}function _t(o,e){if(o){if(typeof o=="string")return te(o,e);var t={}.toString.call(o).slice(8,-1);return t==="Object"&&o.constructor&&(t=o.constructor.name),t==="Map"||t==="Set"?Array.from(o):t==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(t)?te(o,e):void 0}}function pt(){throw new TypeError(`Invalid attempt to spread non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function Z(o){return mt(o)||ht(o)||_t(o)||pt()}function Ue(o,e,t,r){var s=Math.pow(1-o,2)*e.x+2*(1-o)*o*t.x+Math.pow(o,2)*r.x,n=Math.pow(1-o,2)*e.y+2*(1-o)*o*t.y+Math.pow(o,2)*r.y;return{x:s,y:n}}function bt(o,e,t){for(var r=20,s=0,n=o,i=0;i<r;i++){var a=Ue((i+1)/r,o,e,t);s+=Math.sqrt(Math.pow(n.x-a.x,2)+Math.pow(n.y-a.y,2)),n=a}return s}function yt(o){var e=o.curvatureAttribute,t=o.defaultCurvature,r=o.keepLabelUpright,s=r===void 0?!0:r;return function(n,i,a,c,l){var m=l.edgeLabelSize,g=i[e]||t,f=l.edgeLabelFont,v=l.edgeLabelWeight,d=l.edgeLabelColor.attribute?i[l.edgeLabelColor.attribute]||l.edgeLabelColor.color||"#000":l.edgeLabelColor.color,u=i.label;if(u){n.fillStyle=d,n.font="".concat(v," ").concat(m,"px ").concat(f);var _=!s||a.x<c.x,p=_?a.x:c.x,R=_?a.y:c.y,E=_?c.x:a.x,b=_?c.y:a.y,x=(p+E)/2,S=(R+b)/2,h=E-p,N=b-R,y=Math.sqrt(Math.pow(h,2)+Math.pow(N,2)),re=_?1:-1,A=x+N*g*re,C=S-h*g*re,k=i.size*.7+5,G={x:C-R,y:-(A-p)},oe=Math.sqrt(Math.pow(G.x,2)+Math.pow(G.y,2)),U={x:b-C,y:-(E-A)},ne=Math.sqrt(Math.pow(U.x,2)+Math.pow(U.y,2));p+=k*G.x/oe,R+=k*G.y/oe,E+=k*U.x/ne,b+=k*U.y/ne,A+=k*N/y,C-=k*h/y;var ie={x:A,y:C},ae={x:p,y:R},se={x:E,y:b},F=bt(ae,ie,se);if(!(F<a.size+c.size)){var P=n.measureText(u).width,ce=F-a.size-c.size;if(P>ce){var le="…";for(u=u+le,P=n.measureText(u).width;P>ce&&u.length>1;)u=u.slice(0,-2)+le,P=n.measureText(u).width;if(u.length<4)return}for(var j={},$=0,Ke=u.length;$<Ke;$++){var W=u[$];j[W]||(j[W]=n.measureText(W).width*(1+g*.35))}for(var z=.5-P/F/2,X=0,Qe=u.length;X<Qe;X++){var ue=u[X],de=Ue(z,ae,ie,se),Je=2*(1-z)*(A-p)+2*z*(E-A),Ze=2*(1-z)*(C-R)+2*z*(b-C),et=Math.atan2(Ze,Je);n.save(),n.translate(de.x,de.y),n.rotate(et),n.fillText(ue,0,0),n.restore(),z+=j[ue]/F}}}}}function Rt(o){var e=o.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",r=e?.extremity==="source"||e?.extremity==="both",s=`
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
`).concat(r?`
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
`).concat(r?`
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
`);return s}function Et(o){var e=o.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",r=e?.extremity==="source"||e?.extremity==="both",s=`
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
`).concat(r?`attribute float a_sourceSize;
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
`).concat(r?`
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
`).concat(r?`
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
`);return s}var Fe=.25,Tt={arrowHead:null,curvatureAttribute:"curvature",defaultCurvature:Fe};var He=WebGLRenderingContext,De=He.UNSIGNED_BYTE,w=He.FLOAT;function I(o){var e=V(V({},Tt),o||{}),t=e,r=t.arrowHead,s=t.curvatureAttribute,n=t.drawLabel,i=r?.extremity==="target"||r?.extremity==="both",a=r?.extremity==="source"||r?.extremity==="both",c=["u_matrix","u_sizeRatio","u_dimensions","u_pixelRatio","u_feather","u_minEdgeThickness"].concat(Z(r?["u_lengthToThicknessRatio","u_widenessToThicknessRatio"]:[]));return(function(l){gt(m,l);function m(){var g;ut(this,m);for(var f=arguments.length,v=new Array(f),d=0;d<f;d++)v[d]=arguments[d];return g=ft(this,m,[].concat(v)),Me(Ge(g),"drawLabel",n||yt(e)),g}return dt(m,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:Et(e),FRAGMENT_SHADER_SOURCE:Rt(e),METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:c,ATTRIBUTES:[{name:"a_source",size:2,type:w},{name:"a_target",size:2,type:w}].concat(Z(i?[{name:"a_targetSize",size:1,type:w}]:[]),Z(a?[{name:"a_sourceSize",size:1,type:w}]:[]),[{name:"a_thickness",size:1,type:w},{name:"a_curvature",size:1,type:w},{name:"a_color",size:4,type:De,normalized:!0},{name:"a_id",size:4,type:De,normalized:!0}]),CONSTANT_ATTRIBUTES:[{name:"a_current",size:1,type:w},{name:"a_direction",size:1,type:w}],CONSTANT_DATA:[[0,1],[0,-1],[1,1],[0,-1],[1,1],[1,-1]]}}},{key:"processVisibleItem",value:function(f,v,d,u,_){var p,R=_.size||1,E=d.x,b=d.y,x=u.x,S=u.y,h=D(_.color),N=(p=_[s])!==null&&p!==void 0?p:Fe,y=this.array;y[v++]=E,y[v++]=b,y[v++]=x,y[v++]=S,i&&(y[v++]=u.size),a&&(y[v++]=d.size),y[v++]=R,y[v++]=N,y[v++]=h,y[v++]=f}},{key:"setUniforms",value:function(f,v){var d=v.gl,u=v.uniformLocations,_=u.u_matrix,p=u.u_pixelRatio,R=u.u_feather,E=u.u_sizeRatio,b=u.u_dimensions,x=u.u_minEdgeThickness;if(d.uniformMatrix3fv(_,!1,f.matrix),d.uniform1f(p,f.pixelRatio),d.uniform1f(E,f.sizeRatio),d.uniform1f(R,f.antiAliasingFeather),d.uniform2f(b,f.width*f.pixelRatio,f.height*f.pixelRatio),d.uniform1f(x,f.minEdgeThickness),r){var S=u.u_lengthToThicknessRatio,h=u.u_widenessToThicknessRatio;d.uniform1f(S,r.lengthToThicknessRatio),d.uniform1f(h,r.widenessToThicknessRatio)}}}]),m})(M)}var qr=I(),Kr=I({arrowHead:O}),Qr=I({arrowHead:V(V({},O),{},{extremity:"both"})});var xt=I({curvatureAttribute:"curvature",defaultCurvature:.14,arrowHead:{extremity:"target",lengthToThicknessRatio:3.2,widenessToThicknessRatio:2.2},drawLabel:()=>{}}),je="v_thickness = curveThickness * u_pixelRatio;",St=`#ifdef PICKING_MODE
  curveThickness += 9.0;
  #endif
  ${je}`,$e="float halfThickness = thickness / 2.0;",wt=`#ifndef PICKING_MODE
  float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
  float dash = max(7.0, v_thickness * 2.4);
  if (thickness == v_thickness && mod(along, dash * 1.7) > dash) discard;
  #endif
  ${$e}`;function Ve(o,e,t){if(!o.includes(e))throw new Error("the shader of lines is another one");return o.replace(e,t)}function Be(o){let e=xt;class t extends e{getDefinition(){let s=super.getDefinition(),n=Ve(String(s.VERTEX_SHADER_SOURCE),je,St),i=String(s.FRAGMENT_SHADER_SOURCE);return{...s,VERTEX_SHADER_SOURCE:n,FRAGMENT_SHADER_SOURCE:o?Ve(i,$e,wt):i}}}return t}var We={plain:Be(!1),dashed:Be(!0)};var Xe=300,At=220,Ye=window.matchMedia("(prefers-reduced-motion: reduce)"),qe=class{constructor(e,t){this.handlers=t;this.stretch=Math.max(.8,Math.min(1.7,.85*e.clientWidth/Math.max(e.clientHeight,1))),this.sigma=new ye(this.graph,e,{allowInvalidContainer:!0,enableEdgeEvents:!0,zIndex:!0,stagePadding:56,minEdgeThickness:1.2,labelFont:getComputedStyle(document.body).fontFamily,labelSize:13,labelRenderedSizeThreshold:4,labelDensity:1.6,labelGridCellSize:70,defaultEdgeType:"plain",edgeProgramClasses:We,minCameraRatio:.05,maxCameraRatio:3,defaultDrawNodeLabel:J(()=>this.colors),defaultDrawNodeHover:Se(()=>this.colors),nodeReducer:(r,s)=>this.nodeLooks(r,s),edgeReducer:(r,s)=>this.lineLooks(r,s)}),this.listen()}handlers;sigma;graph=new Ee;network;scale;stretch;looks={chosen:"",stressed:new Set,pins:new Map,seed:0};colors=K();over="";worker;stop;dragged="";stale=!0;show(e,t){let r=this.network===e&&this.looks.seed===t.seed&&this.looks.pins.size===t.pins.size,s=this.graph.order===0;if(this.network=e,this.looks=t,r)return this.again();this.stale=!0,this.fill(e),this.place(e,t,s)}dress(){this.colors=K();let{graph:e,network:t}=this;if(t){this.stale&&this.sigma.refresh();for(let[r,s]of t.nodes)e.setNodeAttribute(r,"color",this.colors.of(s.type));for(let[r,s]of t.lines)e.setEdgeAttribute(r,"color",this.colored(s));this.again()}}fit(){this.look({x:.5,y:.5,angle:0,ratio:1})}zoom(e){this.look({ratio:this.sigma.getCamera().ratio/e})}locate(e){if(this.graph.hasNode(e)){let{x:n,y:i}=this.graph.getNodeAttributes(e);return this.sigma.graphToViewport({x:n,y:i})}if(!this.graph.hasEdge(e))return;let[t,r]=this.graph.extremities(e).map(n=>this.locate(n));if(!t||!r)return;let s=Number(this.graph.getEdgeAttribute(e,"curvature"))/2;return{x:(t.x+r.x)/2+(r.y-t.y)*s,y:(t.y+r.y)/2-(r.x-t.x)*s}}spot(e){if(!this.graph.hasNode(e))return;let{x:t,y:r}=this.graph.getNodeAttributes(e);return{x:Math.round(t/this.stretch),y:Math.round(r)}}toward(e,t,r){let s=this.locate(e);if(!s)return this.network?.center??"";let n={key:e,cost:1/0};return this.graph.forEachNode(i=>{let a=i===e?void 0:this.locate(i);if(!a)return;let[c,l]=[a.x-s.x,a.y-s.y],m=c*t+l*r,g=m>0?m+2.5*Math.abs(c*r-l*t):1/0;g<n.cost&&(n={key:i,cost:g})}),n.key}kill(){this.stop?.(),this.worker?.terminate(),this.sigma.kill()}look(e){let t=this.sigma.getCamera();Ye.matches?t.setState(e):t.animate(e,{duration:200})}fill(e){let{graph:t}=this,{nodes:r,lines:s}=e,n=this.scale=new ge(e),i=r.size>60;this.sigma.setSettings({labelDensity:i?.7:1.6,labelGridCellSize:i?110:70});for(let a of t.nodes())r.has(a)||t.dropNode(a);for(let a of t.edges())s.has(a)||t.dropEdge(a);for(let[a,c]of r){let l={size:n.radius(c),label:ve(c.label,32),color:this.colors.of(c.type)};t.hasNode(a)?t.mergeNodeAttributes(a,l):t.addNode(a,{x:0,y:0,...l})}for(let[a,c]of s){let l=this.drawn(c);t.hasEdge(a)?t.mergeEdgeAttributes(a,l):t.addEdgeWithKey(a,c.source,c.target,l)}}drawn(e){return{size:this.scale?.thickness(e)??1,type:e.contested?"dashed":"plain",curvature:.14,color:this.colored(e)}}colored(e){let t=this.colors.of(fe(e));return this.scale?.faint(e)?Re(t,this.colors.raised,.3):t}place(e,{pins:t,seed:r},s){this.stop?.(),this.worker?.terminate();let n=[...e.nodes].map(([l,m])=>({key:l,size:this.scale?.radius(m)??5,pin:t.get(l)})),i=[...e.lines.values()].map(({source:l,target:m,count:g})=>({source:l,target:m,weight:Math.min(g,20)})),a={nodes:n,lines:i,seed:r},c=Te(a);if(n.length<=Xe)return xe(c,At),this.move(Q(c),s);this.move(Q(c),!0),this.worker=new Worker(new URL("./layout.js",import.meta.url),{type:"module"}),this.worker.onmessage=({data:l})=>{this.move(l.places,!0),l.done&&this.worker?.terminate()},this.worker.postMessage(a)}move(e,t){let{graph:r}=this,s=[...e].filter(([i])=>r.hasNode(i)),n=new Map(s.map(([i,{x:a,y:c}])=>[i,{x:a*this.stretch,y:c}]));if(t||Ye.matches){r.updateEachNodeAttributes((i,a)=>({...a,...n.get(i)}),{attributes:["x","y"]});return}this.stop=q(r,Object.fromEntries([...n].map(([i,{x:a,y:c}])=>[i,{x:a,y:c}])),{duration:350,easing:"quadraticInOut"})}again(){let{graph:e}=this;this.stale||e.order<=Xe?this.sigma.refresh():this.sigma.refresh({partialGraph:{nodes:e.nodes(),edges:e.edges()},skipIndexation:!0})}near(e){return!this.over||e===this.over?!0:this.graph.hasEdge(this.over)?this.graph.extremities(this.over).includes(e):this.graph.hasNode(this.over)&&this.graph.areNeighbors(this.over,e)}nodeLooks(e,t){let{chosen:r,stressed:s}=this.looks,n=e===this.network?.center||e===r||r.split(" ").includes(e),i=!this.near(e)&&!s.size;return{...t,highlighted:e===r,forceLabel:n||this.over!==""&&this.near(e),zIndex:n?2:1,...i?{color:this.colors.faint,label:""}:{}}}lineLooks(e,t){let{chosen:r,stressed:s}=this.looks;if(e===r)return{...t,color:this.colors.accent,size:t.size+2,zIndex:3};if(s.size)return s.has(e)?{...t,size:t.size+2,zIndex:2}:{...t,color:this.colors.faint,zIndex:0};if(!this.over)return t;let n=this.graph.extremities(e);return e===this.over||n.includes(this.over)?{...t,zIndex:2}:{...t,color:this.colors.faint,zIndex:0}}hover(e,t=0,r=0){this.over=e?.node??e?.line??"",this.sigma.getContainer().classList.toggle("pointing",e!==null),this.handlers.hover(e,t,r),this.again()}listen(){let{sigma:e,handlers:t}=this;e.on("afterProcess",()=>{this.stale=!1}),e.on("clickNode",({node:n})=>{this.dragged||t.node(n)}),e.on("clickEdge",({edge:n})=>t.line(n)),e.on("doubleClickNode",({node:n,preventSigmaDefault:i})=>{i(),t.expand(n)}),e.on("enterNode",({node:n,event:i})=>this.hover({node:n},i.x,i.y)),e.on("leaveNode",()=>this.hover(null)),e.on("enterEdge",({edge:n,event:i})=>this.hover({line:n},i.x,i.y)),e.on("leaveEdge",()=>this.hover(null));let r="";e.on("downNode",({node:n})=>{r=n,this.dragged=""}),e.on("moveBody",({event:n,preventSigmaDefault:i})=>{r&&(i(),n.original.preventDefault(),!this.dragged&&!e.getCustomBBox()&&e.setCustomBBox(e.getBBox()),this.dragged=r,this.graph.mergeNodeAttributes(r,e.viewportToGraph(n)))});let s=()=>{if(r&&this.dragged){let n=this.spot(r);n&&t.pin(r,n),setTimeout(()=>{this.dragged=""},50)}r=""};e.on("upNode",s),e.on("upStage",s)}};export{qe as Drawing};
