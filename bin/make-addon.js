#!/usr/bin/env node
// Makes the word segmenter's native addon for this machine: fetched ready-made where its release has one, else built from
// source. Both are noisy even when all is well, so what they print goes to a log that is shown only when they fail.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const TOOLS = [
  { name: 'Python 3', commands: ['python3', 'python'] },
  { name: 'make', commands: ['make'], not: 'win32' },
  { name: 'a C++ compiler', commands: ['c++', 'g++', 'clang++'], not: 'win32' },
]
const HOW = {
  linux:
    'Debian, Ubuntu: apt-get install python3 make g++ · Fedora: dnf install python3 make gcc-c++ · Alpine: apk add python3 make g++',
  darwin: 'xcode-select --install',
  win32: 'Visual Studio Build Tools with the workload “Desktop development with C++”, and Python 3',
}

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('nodejieba/package.json'))
const addon = join(folder, 'build/Release/nodejieba.node')
const log = join(folder, 'make-addon.log')

if (loads()) {
  console.log("The word segmenter's addon is there.")
} else {
  const started = performance.now()
  console.log(
    "Making the word segmenter's addon: fetched where there is a ready-made one, else built, some ten seconds …",
  )
  const maker = createRequire(join(folder, 'package.json')).resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp')
  const { stdout, stderr, error } = spawnSync(process.execPath, [maker, 'install', '--fallback-to-build'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  writeFileSync(log, [stdout, stderr, error?.message].filter(Boolean).join('\n'))
  if (loads()) {
    console.log(`Done in ${Math.round((performance.now() - started) / 1000)} s; what it printed is in ${log}`)
  } else {
    console.error(readFileSync(log, 'utf8'))
    console.error("The word segmenter's addon could not be made; the lines above say why.")
    const missing = TOOLS.filter(({ commands, not }) => not !== process.platform && !commands.some(runs))
    if (missing.length > 0) {
      console.error(`To build it, this machine lacks ${missing.map(({ name }) => name).join(', ')}.`)
      console.error(HOW[process.platform] ?? 'Install them, then run this again.')
    }
    process.exitCode = 1
  }
}

/** In a process of its own: an addon made for another machine can end the one that loads it. */
function loads() {
  return spawnSync(process.execPath, ['-e', `require(${JSON.stringify(addon)})`]).status === 0
}

function runs(command) {
  return spawnSync(command, ['--version']).status === 0
}
