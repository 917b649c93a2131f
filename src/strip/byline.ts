const BYLINE =
  /^[([【]?(?:本报|本社|本网|新华社|记者|通讯员|实习|特约|文\/|图\/|图:|文:|撰文|摄影)|(?:摄|供图|提供|资料图片?|资料照片?|电|报导|报道)[)\]】]?$|^[(（]?完[)）]?$/

/** True for the folded text of a line that names who wrote or photographed. */
export function isByline(text: string): boolean {
  return BYLINE.test(text)
}
