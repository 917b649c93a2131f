// What the build makes beside the program: plain data of the word lists and of the schemas, and the segmenter's dictionary.
import './tables.js'
import './columns.js'
import './dictionary.js'
