const BYLINE =
  /^[([【]?(?:本报|本報|本社|本网|新华社|記者|记者|通讯员|通訊員|实习|實習|特约|文\/|图\/|图:|文:|撰文|摄影|攝影)|(?:摄|攝|供图|提供|资料图片?|資料照片?|电|報導|报道)[)\]】]?$|^[(（]?完[)）]?$/

/** True for the folded text of a line that names who wrote or photographed. */
export function isByline(text: string): boolean {
  return BYLINE.test(text)
}
