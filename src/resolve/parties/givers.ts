import { type InstitutionSort, institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import type { Mention } from '../../model.js'
import { isForeign } from '../places/chain.js'
import type { Actor } from './actors.js'
import { SELF } from './cues.js'
import type { Sides } from './sides.js'

/** Bodies that give other things than donations: a hospital in a text is mostly a place of work. */
const GIVING_BODY =
  /(?:集团|公司|基金会|红十字会|红会|慈善会|慈善总会|宣明会|乐施会|狮子会|慈济|商会|协会|联合会|校友会|工商联|[银支分]行|部|委|总局|总署|团中央|妇联|侨联)$/
/** Bodies with means of their own. */
const OF_ITS_OWN: ReadonlySet<InstitutionSort | null> = new Set(['firm', 'charity', 'club', 'university'])
/** True for the name of a body with means of its own, 某公司 being nobody. */
export function isOfItsOwn(name: string): boolean {
  return OF_ITS_OWN.has(institutionOf(name)) && !name.startsWith('某')
}
/** Between a giver and the first figure of its list: 上海市|项目|1582个, 赛马会|三千万. */
const LIST_FORM = /^[\u4e00-\u9fff]{0,6}$/
/** Only a text about these is about what China gives abroad. */
const ABROAD = /个国家|对外援助|援外|受援国/
/** Bodies that send their own people. */
const SENDS = /(?:医院|大学|学院|中心|研究院|设计院|公司)$/
/** Named groups that stand in texts for other ends than giving. */
const WIDE = /^(?:各地|沿海|外省|上级|民间|联合国|欧盟|我[省市县州区])$|企业$|单位$/
const STATE = /^(?:国家|全国|中央|党中央)$/
/** These figures have no body behind them: a firm pays wages, it does not give them. */
const NO_BODY = new Set(['income', 'sales', 'employed'])

/** Tells whether an actor of a sentence can be the giver of what a figure counts. */
export function giverTest({ kind, role }: Mention, sides: Sides): (actor: Actor, text: string) => boolean {
  const donation = kind === 'money' && role === 'donation'
  return (actor, text) => {
    if (actor.says === 'recipient') return false
    switch (actor.kind) {
      case 'place':
      case 'short':
        return placeGives(actor.place as Place, actor, text)
      case 'group':
        if (donation && actor.name === '上级') return false
        if (STATE.test(actor.name)) return actor.says === 'donor' && actor.weight >= 0.5
        return !WIDE.test(actor.name) || actor.initial || actor.says === 'donor'
      case 'body':
        if (donation) return true
        if (actor.says === 'donor' && actor.weight >= 2) return true
        if (actor.initial && actor.name.length > 4 && institutionOf(actor.name) === 'charity' && !NO_BODY.has(role))
          return true
        if (
          NO_BODY.has(role) ||
          !(GIVING_BODY.test(actor.name) || actsItself(actor) || (role === 'dispatched' && SENDS.test(actor.name)))
        )
          return false
        return actor.initial && (actor.says === 'donor' || listForm(actor, text))
      case 'region':
        return true
      case 'people':
        return donation && (actor.initial || actor.says === 'donor' || donates(actor, text))
      default:
        return false
    }
  }

  function placeGives(place: Place, actor: Actor, text: string): boolean {
    if (place.short === '中国') {
      // 使用中国政府无偿援助资金, 中方|派出
      const itself =
        (actor.says === 'donor' && actor.weight >= 1.5) || (actor.initial && text.startsWith('政府', actor.end))
      return itself || (actor.initial && ABROAD.test(text))
    }
    return sides(place) === 'donor' || (actor.says === 'donor' && actor.weight >= SELF)
  }
}

/** 国合会|出资: a body whose short name does not say what it is, subject of a verb of giving. */
function actsItself({ name, says, weight }: Actor): boolean {
  return says === 'donor' && weight >= 1 && name.length <= 4 && name.endsWith('会')
}

/** True for a foreign country that receives. */
export function abroad({ place, says }: Actor): boolean {
  return isForeign(place) && says === 'recipient'
}

/** True for so many countries: 54个国家. */
export function countries({ kind, name }: Actor): boolean {
  return kind === 'target' && name.includes('国家')
}

/** 温州|商会: the body gives, not the place in its name; of a government's own bodies that holds for gifts alone. */
export function covers(body: Actor, place: Actor, any = true): boolean {
  const gives = OF_ITS_OWN.has(institutionOf(body.name)) || (any && GIVING_BODY.test(body.name))
  return gives && body.kind === 'body' && place.kind === 'place' && body.start <= place.start && body.end > place.end
}

function donates(actor: Actor, text: string): boolean {
  return /^,?[又也还]?捐/.test(text.slice(actor.end))
}

/** 宝钢集团(后改称宝武集团)项目133个、资金2.78亿元 */
function listForm(actor: Actor, text: string): boolean {
  const behind = text.slice(actor.end, actor.end + 40).replace(/^\([^)]*\)/, '')
  const digit = behind.search(/[0-9一二三四五六七八九十百千两数]/)
  return digit >= 0 && LIST_FORM.test(behind.slice(0, digit))
}
