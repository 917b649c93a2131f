// What the build makes beside the program: plain data of the word lists and of the schemas, the segmenter's dictionary, and
// the characters of traditional script.
import './tables.js'
import './columns.js'
import './dictionary.js'
import './traditional.js'
