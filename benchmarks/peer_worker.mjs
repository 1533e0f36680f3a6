// The same as peer_worker.py, for checkers that run in Node: node peer_worker.mjs NAME FOLDER
//
// FOLDER is where npm installed them. A line of output has no "split": whoever asks measures that around the question.

import {createRequire} from 'node:module'
import path from 'node:path'
import {performance} from 'node:perf_hooks'
import {createInterface} from 'node:readline'
import {pathToFileURL} from 'node:url'

const [name, folder] = process.argv.slice(2)
const resolve = createRequire(path.join(folder, 'package.json')).resolve
const load = (one) => import(pathToFileURL(resolve(one)).href)

const checkers = {
  // Its suggestions say what they are about in words, after the stretch in quotation marks.
  'write-good': async () => {
    const {default: writeGood} = await load('write-good')
    return (text) => writeGood(text).map((one) => one.reason.replace(/^"[^]*" (?=is |may |can |adds )/, ''))
  },
  alex: async () => {
    const {text: alex} = await load('alex')
    return (text) => alex(text).messages.map((one) => one.source + ': ' + one.ruleId)
  }
}

const checker = await checkers[name]()
for await (const line of createInterface({input: process.stdin})) {
  const seconds = []
  const found = JSON.parse(line).map((text) => {
    const begin = performance.now()
    const said = checker(text)
    seconds.push((performance.now() - begin) / 1e3)
    return said
  })
  process.stdout.write(JSON.stringify({seconds, found}) + '\n')
}
