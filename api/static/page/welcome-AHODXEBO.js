import{c as o}from"./chunk-B6C6YRGK.js";function h(){return o("h1",{children:"Who says what about whom"})}export{h as default};
