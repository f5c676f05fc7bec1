import{a as be,b as Te,c as xe,d as re}from"./chunk-AUZDJPKF.js";import{a as q,b as K,c as Q,d as J,e as O,f as I,g as P,h as Z,i as L,j as V,k as ye,l as ee,m as Ee}from"./chunk-U2HYZWTT.js";import{b as it}from"./chunk-3QT4SYE4.js";import{a as te,b as Re}from"./chunk-J5J2AWUY.js";import{c as Se,d as N,g as we}from"./chunk-LG5YTRFJ.js";import{e as pe}from"./chunk-36SVZCXZ.js";import{b as nt}from"./chunk-SQE76S5B.js";var gr=nt(it());function oe(o){return(e,t,r)=>{if(!t.label)return;let{ink:i,raised:n}=o(),a=t.forceLabel?"600":r.labelWeight;e.font=`${a} ${r.labelSize}px ${r.labelFont}`,e.lineJoin="round",e.lineWidth=4,e.strokeStyle=n,e.fillStyle=i;let s=e.measureText(t.label).width,l=t.x+t.size+4,c=l+s>e.canvas.clientWidth&&t.x>s?t.x-t.size-4-s:l,d=t.y+r.labelSize/3;e.strokeText(t.label,c,d),e.fillText(t.label,c,d)}}function Ae(o){let e=oe(o);return(t,r,i)=>{let{accent:n,raised:a}=o();for(let[s,l,c]of[[6,a,2],[2.5,n,2.5]])t.beginPath(),t.arc(r.x,r.y,r.size+c,0,2*Math.PI),t.lineWidth=s,t.strokeStyle=l,t.stroke();e(t,{...r,forceLabel:!0},i)}}var ze=WebGLRenderingContext,$r=ze.UNSIGNED_BYTE,Wr=ze.FLOAT;var st=`
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
`,lt=st,Oe=WebGLRenderingContext,Ce=Oe.UNSIGNED_BYTE,T=Oe.FLOAT,ct=["u_matrix","u_zoomRatio","u_sizeRatio","u_correctionRatio","u_pixelRatio","u_feather","u_minEdgeThickness","u_lengthToThicknessRatio"],ut={lengthToThicknessRatio:L.lengthToThicknessRatio};function Pe(o){var e=I(I({},ut),o||{});return(function(t){function r(){return q(this,r),Q(this,r,arguments)}return J(r,t),K(r,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:lt,FRAGMENT_SHADER_SOURCE:ye,METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:ct,ATTRIBUTES:[{name:"a_positionStart",size:2,type:T},{name:"a_positionEnd",size:2,type:T},{name:"a_normal",size:2,type:T},{name:"a_color",size:4,type:Ce,normalized:!0},{name:"a_id",size:4,type:Ce,normalized:!0},{name:"a_sourceRadius",size:1,type:T},{name:"a_targetRadius",size:1,type:T}],CONSTANT_ATTRIBUTES:[{name:"a_positionCoef",size:1,type:T},{name:"a_normalCoef",size:1,type:T},{name:"a_sourceRadiusCoef",size:1,type:T},{name:"a_targetRadiusCoef",size:1,type:T}],CONSTANT_DATA:[[0,1,-1,0],[0,-1,1,0],[1,1,0,1],[1,1,0,1],[0,-1,1,0],[1,-1,0,-1]]}}},{key:"processVisibleItem",value:function(n,a,s,l,c){var d=c.size||1,g=s.x,f=s.y,v=l.x,m=l.y,u=O(c.color),_=v-g,p=m-f,E=s.size||1,R=l.size||1,b=_*_+p*p,x=0,S=0;b&&(b=1/Math.sqrt(b),x=-p*b*d,S=_*b*d);var h=this.array;h[a++]=g,h[a++]=f,h[a++]=v,h[a++]=m,h[a++]=x,h[a++]=S,h[a++]=u,h[a++]=n,h[a++]=E,h[a++]=R}},{key:"setUniforms",value:function(n,a){var s=a.gl,l=a.uniformLocations,c=l.u_matrix,d=l.u_zoomRatio,g=l.u_feather,f=l.u_pixelRatio,v=l.u_correctionRatio,m=l.u_sizeRatio,u=l.u_minEdgeThickness,_=l.u_lengthToThicknessRatio;s.uniformMatrix3fv(c,!1,n.matrix),s.uniform1f(d,n.zoomRatio),s.uniform1f(m,n.sizeRatio),s.uniform1f(v,n.correctionRatio),s.uniform1f(f,n.pixelRatio),s.uniform1f(g,n.antiAliasingFeather),s.uniform1f(u,n.minEdgeThickness),s.uniform1f(_,e.lengthToThicknessRatio)}}])})(P)}var Xr=Pe();function dt(o){return Z([Pe(o),V(o),V(I(I({},o),{},{extremity:"source"}))])}var Yr=dt();var vt=`
precision mediump float;

varying vec4 v_color;

void main(void) {
  gl_FragColor = v_color;
}
`,ft=vt,gt=`
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
`,mt=gt,Le=WebGLRenderingContext,ke=Le.UNSIGNED_BYTE,ht=Le.FLOAT,_t=["u_matrix"],Ne=(function(o){function e(){return q(this,e),Q(this,e,arguments)}return J(e,o),K(e,[{key:"getDefinition",value:function(){return{VERTICES:2,VERTEX_SHADER_SOURCE:mt,FRAGMENT_SHADER_SOURCE:ft,METHOD:WebGLRenderingContext.LINES,UNIFORMS:_t,ATTRIBUTES:[{name:"a_position",size:2,type:ht},{name:"a_color",size:4,type:ke,normalized:!0},{name:"a_id",size:4,type:ke,normalized:!0}]}}},{key:"processVisibleItem",value:function(r,i,n,a,s){var l=this.array,c=n.x,d=n.y,g=a.x,f=a.y,v=O(s.color);l[i++]=c,l[i++]=d,l[i++]=v,l[i++]=r,l[i++]=g,l[i++]=f,l[i++]=v,l[i++]=r}},{key:"setUniforms",value:function(r,i){var n=i.gl,a=i.uniformLocations,s=a.u_matrix;n.uniformMatrix3fv(s,!1,r.matrix)}}])})(P);var De=WebGLRenderingContext,qr=De.UNSIGNED_BYTE,Kr=De.FLOAT;function pt(o,e){if(typeof o!="object"||!o)return o;var t=o[Symbol.toPrimitive];if(t!==void 0){var r=t.call(o,e||"default");if(typeof r!="object")return r;throw new TypeError("@@toPrimitive must return a primitive value.")}return(e==="string"?String:Number)(o)}function Ue(o){var e=pt(o,"string");return typeof e=="symbol"?e:e+""}function He(o,e,t){return(e=Ue(e))in o?Object.defineProperty(o,e,{value:t,enumerable:!0,configurable:!0,writable:!0}):o[e]=t,o}function Me(o,e){var t=Object.keys(o);if(Object.getOwnPropertySymbols){var r=Object.getOwnPropertySymbols(o);e&&(r=r.filter(function(i){return Object.getOwnPropertyDescriptor(o,i).enumerable})),t.push.apply(t,r)}return t}function B(o){for(var e=1;e<arguments.length;e++){var t=arguments[e]!=null?arguments[e]:{};e%2?Me(Object(t),!0).forEach(function(r){He(o,r,t[r])}):Object.getOwnPropertyDescriptors?Object.defineProperties(o,Object.getOwnPropertyDescriptors(t)):Me(Object(t)).forEach(function(r){Object.defineProperty(o,r,Object.getOwnPropertyDescriptor(t,r))})}return o}function bt(o,e){if(!(o instanceof e))throw new TypeError("Cannot call a class as a function")}function Ie(o,e){for(var t=0;t<e.length;t++){var r=e[t];r.enumerable=r.enumerable||!1,r.configurable=!0,"value"in r&&(r.writable=!0),Object.defineProperty(o,Ue(r.key),r)}}function yt(o,e,t){return e&&Ie(o.prototype,e),t&&Ie(o,t),Object.defineProperty(o,"prototype",{writable:!1}),o}function j(o){return j=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(e){return e.__proto__||Object.getPrototypeOf(e)},j(o)}function Fe(){try{var o=!Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){}))}catch{}return(Fe=function(){return!!o})()}function Ve(o){if(o===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return o}function Et(o,e){if(e&&(typeof e=="object"||typeof e=="function"))return e;if(e!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return Ve(o)}function Rt(o,e,t){return e=j(e),Et(o,Fe()?Reflect.construct(e,t||[],j(o).constructor):e.apply(o,t))}function ie(o,e){return ie=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(t,r){return t.__proto__=r,t},ie(o,e)}function Tt(o,e){if(typeof e!="function"&&e!==null)throw new TypeError("Super expression must either be null or a function");o.prototype=Object.create(e&&e.prototype,{constructor:{value:o,writable:!0,configurable:!0}}),Object.defineProperty(o,"prototype",{writable:!1}),e&&ie(o,e)}function ae(o,e){(e==null||e>o.length)&&(e=o.length);for(var t=0,r=Array(e);t<e;t++)r[t]=o[t];return r}function xt(o){if(Array.isArray(o))return ae(o)}function St(o){if(typeof Symbol<"u"&&o[Symbol.iterator]!=null||o["@@iterator"]!=null)return Array.from(o)}function wt(o,e){if(o){if(typeof o=="string")return ae(o,e);var t={}.toString.call(o).slice(8,-1);return t==="Object"&&o.constructor&&(t=o.constructor.name),t==="Map"||t==="Set"?Array.from(o):t==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(t)?ae(o,e):void 0}}function At(){throw new TypeError(`Invalid attempt to spread non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function ne(o){return xt(o)||St(o)||wt(o)||At()}function Be(o,e,t,r){var i=Math.pow(1-o,2)*e.x+2*(1-o)*o*t.x+Math.pow(o,2)*r.x,n=Math.pow(1-o,2)*e.y+2*(1-o)*o*t.y+Math.pow(o,2)*r.y;return{x:i,y:n}}function Ct(o,e,t){for(var r=20,i=0,n=o,a=0;a<r;a++){var s=Be((a+1)/r,o,e,t);i+=Math.sqrt(Math.pow(n.x-s.x,2)+Math.pow(n.y-s.y,2)),n=s}return i}function kt(o){var e=o.curvatureAttribute,t=o.defaultCurvature,r=o.keepLabelUpright,i=r===void 0?!0:r;return function(n,a,s,l,c){var d=c.edgeLabelSize,g=a[e]||t,f=c.edgeLabelFont,v=c.edgeLabelWeight,m=c.edgeLabelColor.attribute?a[c.edgeLabelColor.attribute]||c.edgeLabelColor.color||"#000":c.edgeLabelColor.color,u=a.label;if(u){n.fillStyle=m,n.font="".concat(v," ").concat(d,"px ").concat(f);var _=!i||s.x<l.x,p=_?s.x:l.x,E=_?s.y:l.y,R=_?l.x:s.x,b=_?l.y:s.y,x=(p+R)/2,S=(E+b)/2,h=R-p,D=b-E,y=Math.sqrt(Math.pow(h,2)+Math.pow(D,2)),le=_?1:-1,A=x+D*g*le,C=S-h*g*le,k=a.size*.7+5,U={x:C-E,y:-(A-p)},ce=Math.sqrt(Math.pow(U.x,2)+Math.pow(U.y,2)),H={x:b-C,y:-(R-A)},ue=Math.sqrt(Math.pow(H.x,2)+Math.pow(H.y,2));p+=k*U.x/ce,E+=k*U.y/ce,R+=k*H.x/ue,b+=k*H.y/ue,A+=k*D/y,C-=k*h/y;var de={x:A,y:C},ve={x:p,y:E},fe={x:R,y:b},F=Ct(ve,de,fe);if(!(F<s.size+l.size)){var M=n.measureText(u).width,ge=F-s.size-l.size;if(M>ge){var me="…";for(u=u+me,M=n.measureText(u).width;M>ge&&u.length>1;)u=u.slice(0,-2)+me,M=n.measureText(u).width;if(u.length<4)return}for(var $={},W=0,Ze=u.length;W<Ze;W++){var X=u[W];$[X]||($[X]=n.measureText(X).width*(1+g*.35))}for(var z=.5-M/F/2,Y=0,et=u.length;Y<et;Y++){var he=u[Y],_e=Be(z,ve,de,fe),tt=2*(1-z)*(A-p)+2*z*(R-A),rt=2*(1-z)*(C-E)+2*z*(b-C),ot=Math.atan2(rt,tt);n.save(),n.translate(_e.x,_e.y),n.rotate(ot),n.fillText(he,0,0),n.restore(),z+=$[he]/F}}}}}function zt(o){var e=o.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",r=e?.extremity==="source"||e?.extremity==="both",i=`
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
`);return i}function Ot(o){var e=o.arrowHead,t=e?.extremity==="target"||e?.extremity==="both",r=e?.extremity==="source"||e?.extremity==="both",i=`
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
`);return i}var je=.25,Pt={arrowHead:null,curvatureAttribute:"curvature",defaultCurvature:je};var $e=WebGLRenderingContext,Ge=$e.UNSIGNED_BYTE,w=$e.FLOAT;function G(o){var e=B(B({},Pt),o||{}),t=e,r=t.arrowHead,i=t.curvatureAttribute,n=t.drawLabel,a=r?.extremity==="target"||r?.extremity==="both",s=r?.extremity==="source"||r?.extremity==="both",l=["u_matrix","u_sizeRatio","u_dimensions","u_pixelRatio","u_feather","u_minEdgeThickness"].concat(ne(r?["u_lengthToThicknessRatio","u_widenessToThicknessRatio"]:[]));return(function(c){Tt(d,c);function d(){var g;bt(this,d);for(var f=arguments.length,v=new Array(f),m=0;m<f;m++)v[m]=arguments[m];return g=Rt(this,d,[].concat(v)),He(Ve(g),"drawLabel",n||kt(e)),g}return yt(d,[{key:"getDefinition",value:function(){return{VERTICES:6,VERTEX_SHADER_SOURCE:Ot(e),FRAGMENT_SHADER_SOURCE:zt(e),METHOD:WebGLRenderingContext.TRIANGLES,UNIFORMS:l,ATTRIBUTES:[{name:"a_source",size:2,type:w},{name:"a_target",size:2,type:w}].concat(ne(a?[{name:"a_targetSize",size:1,type:w}]:[]),ne(s?[{name:"a_sourceSize",size:1,type:w}]:[]),[{name:"a_thickness",size:1,type:w},{name:"a_curvature",size:1,type:w},{name:"a_color",size:4,type:Ge,normalized:!0},{name:"a_id",size:4,type:Ge,normalized:!0}]),CONSTANT_ATTRIBUTES:[{name:"a_current",size:1,type:w},{name:"a_direction",size:1,type:w}],CONSTANT_DATA:[[0,1],[0,-1],[1,1],[0,-1],[1,1],[1,-1]]}}},{key:"processVisibleItem",value:function(f,v,m,u,_){var p,E=_.size||1,R=m.x,b=m.y,x=u.x,S=u.y,h=O(_.color),D=(p=_[i])!==null&&p!==void 0?p:je,y=this.array;y[v++]=R,y[v++]=b,y[v++]=x,y[v++]=S,a&&(y[v++]=u.size),s&&(y[v++]=m.size),y[v++]=E,y[v++]=D,y[v++]=h,y[v++]=f}},{key:"setUniforms",value:function(f,v){var m=v.gl,u=v.uniformLocations,_=u.u_matrix,p=u.u_pixelRatio,E=u.u_feather,R=u.u_sizeRatio,b=u.u_dimensions,x=u.u_minEdgeThickness;if(m.uniformMatrix3fv(_,!1,f.matrix),m.uniform1f(p,f.pixelRatio),m.uniform1f(R,f.sizeRatio),m.uniform1f(E,f.antiAliasingFeather),m.uniform2f(b,f.width*f.pixelRatio,f.height*f.pixelRatio),m.uniform1f(x,f.minEdgeThickness),r){var S=u.u_lengthToThicknessRatio,h=u.u_widenessToThicknessRatio;m.uniform1f(S,r.lengthToThicknessRatio),m.uniform1f(h,r.widenessToThicknessRatio)}}}]),d})(P)}var to=G(),ro=G({arrowHead:L}),oo=G({arrowHead:B(B({},L),{},{extremity:"both"})});var Lt=G({curvatureAttribute:"curvature",defaultCurvature:.14,arrowHead:{extremity:"target",lengthToThicknessRatio:3.2,widenessToThicknessRatio:2.2},drawLabel:()=>{}}),Ye="v_thickness = curveThickness * u_pixelRatio;",Nt=`#ifdef PICKING_MODE
  curveThickness += 9.0;
  #endif
  ${Ye}`,qe="float halfThickness = thickness / 2.0;",Dt=`#ifndef PICKING_MODE
  float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
  float dash = max(7.0, v_thickness * 2.4);
  if (thickness == v_thickness && mod(along, dash * 1.7) > dash) discard;
  #endif
  ${qe}`;function We(o,e,t){if(!o.includes(e))throw new Error("the shader of lines is another one");return o.replace(e,t)}function Xe(o){let e=Lt;class t extends e{getDefinition(){let i=super.getDefinition(),n=We(String(i.VERTEX_SHADER_SOURCE),Ye,Nt),a=String(i.FRAGMENT_SHADER_SOURCE);return{...i,VERTEX_SHADER_SOURCE:n,FRAGMENT_SHADER_SOURCE:o?We(a,qe,Dt):a}}}return t}var Ke={plain:Xe(!1),dashed:Xe(!0),thin:Ne};var se=300,Qe=window.matchMedia("(prefers-reduced-motion: reduce)"),Je=class{constructor(e,t){this.handlers=t;this.stretch=Math.max(.8,Math.min(1.7,.85*e.clientWidth/Math.max(e.clientHeight,1))),this.sigma=new Ee(this.graph,e,{allowInvalidContainer:!0,enableEdgeEvents:!0,zIndex:!0,stagePadding:56,minEdgeThickness:1.2,labelFont:getComputedStyle(document.body).fontFamily,labelSize:13,labelRenderedSizeThreshold:4,labelDensity:1.6,labelGridCellSize:70,defaultEdgeType:"plain",edgeProgramClasses:Ke,minCameraRatio:.05,maxCameraRatio:3,defaultDrawNodeLabel:oe(()=>this.colors),defaultDrawNodeHover:Ae(()=>this.colors),nodeReducer:(r,i)=>this.nodeLooks(r,i),edgeReducer:(r,i)=>this.lineLooks(r,i)}),this.listen(),this.dragLightly(e)}handlers;sigma;graph=new be;network;scale;stretch;looks={chosen:"",stressed:new Set,pins:new Map,seed:0};colors=te();over="";worker;stop;letGo=()=>{};dragged="";stale=!0;show(e,t){let r=this.network===e&&this.looks.seed===t.seed&&this.looks.pins.size===t.pins.size,i=this.graph.order===0;if(this.network=e,this.looks=t,r)return this.again();this.stale=!0,this.fill(e),this.place(e,t,i)}dress(){this.colors=te();let{graph:e,network:t}=this;if(t){this.stale&&this.sigma.refresh();for(let[r,i]of t.nodes)e.setNodeAttribute(r,"color",this.colors.of(i.type));for(let[r,i]of t.lines)e.setEdgeAttribute(r,"color",this.colored(i));this.again()}}fit(){this.look({x:.5,y:.5,angle:0,ratio:1})}zoom(e){this.look({ratio:this.sigma.getCamera().ratio/e})}locate(e){if(this.graph.hasNode(e)){let{x:n,y:a}=this.graph.getNodeAttributes(e);return this.sigma.graphToViewport({x:n,y:a})}if(!this.graph.hasEdge(e))return;let[t,r]=this.graph.extremities(e).map(n=>this.locate(n));if(!t||!r)return;let i=Number(this.graph.getEdgeAttribute(e,"curvature"))/2;return{x:(t.x+r.x)/2+(r.y-t.y)*i,y:(t.y+r.y)/2-(r.x-t.x)*i}}spot(e){if(!this.graph.hasNode(e))return;let{x:t,y:r}=this.graph.getNodeAttributes(e);return{x:Math.round(t/this.stretch),y:Math.round(r)}}toward(e,t,r){let i=this.locate(e);if(!i)return this.network?.center??"";let n={key:e,cost:1/0};return this.graph.forEachNode(a=>{let s=a===e?void 0:this.locate(a);if(!s)return;let[l,c]=[s.x-i.x,s.y-i.y],d=l*t+c*r,g=d>0?d+2.5*Math.abs(l*r-c*t):1/0;g<n.cost&&(n={key:a,cost:g})}),n.key}kill(){this.stop?.(),this.worker?.terminate(),document.removeEventListener("mouseup",this.letGo,{capture:!0}),this.sigma.kill()}look(e){let t=this.sigma.getCamera();Qe.matches?t.setState(e):t.animate(e,{duration:200})}fill(e){let{graph:t}=this,{nodes:r,lines:i}=e,n=this.scale=new we(e),a=r.size>60;this.sigma.setSettings({labelDensity:a?.7:1.6,labelGridCellSize:a?110:70}),this.sigma.setSettings({hideEdgesOnMove:i.size>N,hideLabelsOnMove:i.size>N});for(let s of t.nodes())r.has(s)||t.dropNode(s);for(let s of t.edges())i.has(s)||t.dropEdge(s);for(let[s,l]of r){let c={size:n.radius(l),label:pe(l.label,32),color:this.colors.of(l.type)};t.hasNode(s)?t.mergeNodeAttributes(s,c):t.addNode(s,{x:0,y:0,...c})}for(let[s,l]of i){let c=this.drawn(l);t.hasEdge(s)?t.mergeEdgeAttributes(s,c):t.addEdgeWithKey(s,l.source,l.target,c)}}drawn(e){let t=(this.network?.lines.size??0)>N?"thin":e.contested?"dashed":"plain";return{size:this.scale?.thickness(e)??1,type:t,curvature:.14,color:this.colored(e)}}colored(e){let t=this.colors.of(Se(e));return this.scale?.faint(e)?Re(t,this.colors.raised,.3):t}place(e,{pins:t,seed:r},i){this.stop?.(),this.worker?.terminate();let n=[...e.nodes].map(([d,g])=>({key:d,size:this.scale?.radius(g)??5,pin:t.get(d)})),a=[...e.lines.values()].map(({source:d,target:g,count:f})=>({source:d,target:g,weight:Math.min(f,20)})),s={nodes:n,lines:a,seed:r},{dataset:l}=this.sigma.getContainer();l.settled=String(n.length<=se);let c=Te(s);if(n.length<=se)return xe(c,n.length<=60?220:100),this.move(re(c),i);this.move(re(c),!0),this.worker=new Worker(new URL("./layout.js",import.meta.url),{type:"module"}),this.worker.onmessage=({data:d})=>{this.move(d.places,!0),d.done&&(l.settled="true",this.worker?.terminate())},this.worker.postMessage(s)}move(e,t){let{graph:r}=this,i=[...e].filter(([a])=>r.hasNode(a)),n=new Map(i.map(([a,{x:s,y:l}])=>[a,{x:s*this.stretch,y:l}]));if(t||Qe.matches){r.updateEachNodeAttributes((a,s)=>({...s,...n.get(a)}),{attributes:["x","y"]});return}this.stop=ee(r,Object.fromEntries([...n].map(([a,{x:s,y:l}])=>[a,{x:s,y:l}])),{duration:350,easing:"quadraticInOut"})}again(){let{graph:e}=this;this.stale||e.order<=se?this.sigma.refresh():this.sigma.refresh({partialGraph:{nodes:e.nodes(),edges:e.edges()},skipIndexation:!0})}near(e){return!this.over||e===this.over?!0:this.graph.hasEdge(this.over)?this.graph.extremities(this.over).includes(e):this.graph.hasNode(this.over)&&this.graph.areNeighbors(this.over,e)}nodeLooks(e,t){let{chosen:r,stressed:i}=this.looks,n=e===this.network?.center||e===r||r.split(" ").includes(e),a=!this.near(e)&&!i.size;return{...t,highlighted:e===r,forceLabel:n||this.over!==""&&this.near(e),zIndex:n?2:1,...a?{color:this.colors.faint,label:""}:{}}}lineLooks(e,t){let{chosen:r,stressed:i}=this.looks;if(e===r)return{...t,color:this.colors.accent,size:t.size+2,zIndex:3};if(i.size)return i.has(e)?{...t,size:t.size+2,zIndex:2}:{...t,color:this.colors.faint,zIndex:0};if(!this.over)return t;let n=this.graph.extremities(e);return e===this.over||n.includes(this.over)?{...t,zIndex:2}:{...t,color:this.colors.faint,zIndex:0}}hover(e,t=0,r=0){let i=this.graph.size>N;this.over=i?"":e?.node??e?.line??"",this.sigma.getContainer().classList.toggle("pointing",e!==null),this.handlers.hover(e,t,r),i||this.again()}dragLightly(e){let t=this.sigma,r=!1;for(let i of["getNodeAtPosition","getEdgeAtPoint"]){let n=t[i].bind(this.sigma);t[i]=(...a)=>r&&this.graph.size>N?null:n(...a)}e.addEventListener("mousedown",()=>setTimeout(()=>{r=!0}),{capture:!0}),this.letGo=()=>{r=!1},document.addEventListener("mouseup",this.letGo,{capture:!0})}listen(){let{sigma:e,handlers:t}=this;e.on("afterProcess",()=>{this.stale=!1}),e.on("clickNode",({node:n})=>{this.dragged||t.node(n)}),e.on("clickEdge",({edge:n})=>t.line(n)),e.on("doubleClickNode",({node:n,preventSigmaDefault:a})=>{a(),t.expand(n)}),e.on("enterNode",({node:n,event:a})=>this.hover({node:n},a.x,a.y)),e.on("leaveNode",()=>this.hover(null)),e.on("enterEdge",({edge:n,event:a})=>this.hover({line:n},a.x,a.y)),e.on("leaveEdge",()=>this.hover(null));let r="";e.on("downNode",({node:n})=>{r=n,this.dragged=""}),e.on("moveBody",({event:n,preventSigmaDefault:a})=>{r&&(a(),n.original.preventDefault(),!this.dragged&&!e.getCustomBBox()&&e.setCustomBBox(e.getBBox()),this.dragged=r,this.graph.mergeNodeAttributes(r,e.viewportToGraph(n)))});let i=()=>{if(r&&this.dragged){let n=this.spot(r);n&&t.pin(r,n),setTimeout(()=>{this.dragged=""},50)}r=""};e.on("upNode",i),e.on("upStage",i)}};export{Je as Drawing};
