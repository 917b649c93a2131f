// Pages as portals serve them, made from a seed: a short article in a thicket of menus, scripts, lists of other stories
// with figures of their own, comments and footers. The same seed gives the same pages.

import { random } from './random.mjs'

const PLACES = '喀什 和田 阿克苏 伊犁 林芝 日喀则 玉树 果洛 昭通 毕节 定西 凉山'.split(' ')
const GIVERS = '上海 北京 浙江 江苏 广东 山东 福建 天津 湖南 安徽'.split(' ')
const THINGS = '学校 医院 安居房 产业园 水厂 道路 蔬菜大棚 卫星工厂'.split(' ')
const WORDS = '新闻 国内 国际 财经 体育 娱乐 科技 房产 汽车 教育 健康 旅游 文化 军事 视频 图片 论坛 博客'.split(' ')

/** @returns one page of about `size` bytes, with the sentences of its article */
export function chromeHeavyPage(seed, size) {
  const { pick, number } = random(seed)
  const sentence = () =>
    `${pick(GIVERS)}今年向${pick(PLACES)}投入援助资金${number(2, 90)}.${number(1, 9)}亿元，建设${pick(THINGS)}等项目${number(3, 400)}个，选派干部人才${number(20, 900)}名，受到各族群众欢迎。`
  const story = () => `${pick(PLACES)}${pick(THINGS)}获投资${number(2, 99)}亿元 带动${number(100, 9000)}人就业`
  const link = (text) => `<a href="/n/${number(1e5, 1e6)}.html" target="_blank" title="${text}">${text}</a>`
  const list = (n, name) =>
    `<div class="${name}"><h3>${name}</h3><ul>${Array.from({ length: n }, () => `<li>${link(story())}<span class="time">${number(1, 12)}-${number(10, 28)}</span></li>`).join('')}</ul></div>`
  const menu = (n) =>
    `<ul class="nav">${Array.from({ length: n }, () => `<li>${link(pick(WORDS))}</li>`).join('')}</ul>`
  const script = (n) =>
    `<script>var _d${number(1, 1e6)}=${JSON.stringify(Array.from({ length: n }, () => number(0, 1e9)))};</script>`
  const comment = () =>
    `<div class="comment"><span class="user">网友${number(1, 9999)}</span><span class="time">${number(1, 23)}小时前</span><p>说得好，我们单位也捐了${number(10, 5000)}元。</p></div>`
  const title = `${pick(GIVERS)}援助${pick(PLACES)}见成效`
  const article = Array.from({ length: number(4, 12) }, sentence)
  const parts = [
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_某某门户</title>${script(200)}<style>${'.a{color:#333;margin:0 auto}'.repeat(60)}</style></head><body>`,
    menu(120),
    `<div class="crumb">${link('首页')} &gt; ${link('新闻')} &gt; 正文</div><h1>${title}</h1><div class="info">2021-07-12 20:15 来源：某某日报 分享到：微信 微博</div>`,
    `<div class="wrap"><div class="article-body">${article.map((text) => `<p>${text}</p>`).join('<div class="ad"><img src="/a.gif"></div>')}</div></div>`,
  ]
  const foot = `<div class="footer">${menu(30)}<p>版权所有 某某门户 注册资本${number(1, 9)}000万元 京ICP备00000000号</p></div></body></html>`
  let length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0) + Buffer.byteLength(foot)
  const makers = [
    () => list(20, 'related'),
    () => list(30, 'hot-rank'),
    () => menu(60),
    () => script(300),
    comment,
    () => list(12, 'sidebar'),
  ]
  while (length < size) {
    const part = pick(makers)()
    length += Buffer.byteLength(part)
    parts.push(part)
  }
  return { html: [...parts, foot].join('\n'), article }
}
