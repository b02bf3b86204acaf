import type { Random } from '../base/random.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

const words = (list: string): readonly Words[] =>
  list.split(' ').map((pair) => {
    const [zh = '', en = ''] = pair.split(':')
    return { zh, en }
  })

const HEADS = words(
  '王家:Wangjia 李家:Lijia 张家:Zhangjia 刘家:Liujia 陈家:Chenjia 杨家:Yangjia 赵家:Zhaojia 黄家:Huangjia 周家:Zhoujia 吴家:Wujia 徐家:Xujia 孙家:Sunjia 胡家:Hujia 朱家:Zhujia 高家:Gaojia 林家:Linjia 何家:Hejia 郭家:Guojia 马家:Majia 罗家:Luojia 梁家:Liangjia 宋家:Songjia 郑家:Zhengjia 谢家:Xiejia 韩家:Hanjia 唐家:Tangjia 冯家:Fengjia 于家:Yujia 董家:Dongjia 萧家:Xiaojia 程家:Chengjia 曹家:Caojia 袁家:Yuanjia 邓家:Dengjia 许家:Xujia 傅家:Fujia 沈家:Shenjia 曾家:Zengjia 彭家:Pengjia 吕家:Lujia 苏家:Sujia 卢家:Lujia 蒋家:Jiangjia 蔡家:Caijia 贾家:Jiajia 丁家:Dingjia 魏家:Weijia 薛家:Xuejia 叶家:Yejia 阎家:Yanjia 余家:Yujia 潘家:Panjia 杜家:Dujia 戴家:Daijia 夏家:Xiajia 钟家:Zhongjia 汪家:Wangjia 田家:Tianjia 任家:Renjia 姜家:Jiangjia 大石:Dashi 白岩:Baiyan 青龙:Qinglong 黑虎:Heihu 双桥:Shuangqiao 古树:Gushu 银杏:Yinxing 梨树:Lishu 核桃:Hetao 板栗:Banli 柿子:Shizi 杉木:Shanmu 楠竹:Nanzhu 桂花:Guihua 桐子:Tongzi 野鹿:Yelu 凤凰:Fenghuang 金鸡:Jinji 石磨:Shimo 油坊:Youfang 水碾:Shuinian 瓦窑:Wayao 铜锣:Tongluo 磨盘:Mopan 风车:Fengche 月亮:Yueliang 落星:Luoxing 朝阳:Chaoyang 响水:Xiangshui 龙洞:Longdong',
)
const PLACE_TAILS = words(
  '湾:wan 坪:ping 坝:ba 岭:ling 垭:ya 塘:tang 坡:po 冲:chong 寨:zhai 台:tai 垄:long 坳:ao 院:yuan 屋场:wuchang 岩:yan 包:bao',
)
const BROOK_TAILS = words('沟:Gully 溪:Brook 涧:Ravine')

const FAMILY =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘'
const GIVEN =
  '安宁远山望川守渡平野劲松知水长青立岩晓岭问樵见山开路传声巡林护桥济民探源启明北辰南星在库承志守田有谷永泉清源向阳春生秋实冬梅夏荷文舟书远怀仁思齐若水如松明德光耀家和国栋海川江涛云帆雪峰'

/** Names that nobody else in the county has. */
export interface Names {
  place(): Words
  brook(): Words
  /** An invented person. */
  person(): string
  /** A number that nobody can dial: it begins with 000. */
  phone(): string
}

export function names(chance: Random): Names {
  const taken = new Set<string>()
  let phones = 0
  const fresh = (tails: readonly Words[], join: (head: Words, tail: Words) => Words): Words => {
    for (;;) {
      const made = join(chance.pick(HEADS), chance.pick(tails))
      if (taken.has(made.zh)) continue
      taken.add(made.zh)
      return made
    }
  }
  return {
    place: () => fresh(PLACE_TAILS, (head, tail) => ({ zh: head.zh + tail.zh, en: head.en + tail.en })),
    brook: () => fresh(BROOK_TAILS, (head, tail) => ({ zh: head.zh + tail.zh, en: `${head.en} ${tail.en}` })),
    person: () => {
      const at = 2 * chance.int(0, GIVEN.length / 2 - 1)
      return chance.pick([...FAMILY]) + GIVEN.slice(at, at + 2)
    },
    phone: () => {
      const number = phones++
      return `000-0${5 + Math.floor(number / 10_000)}00-${String(number % 10_000).padStart(4, '0')}`
    },
  }
}
