// Preloaded into a process that is measured: at its end it tells its peak of memory, in kB, on a line of standard error.
process.on('exit', () => require('node:fs').writeSync(2, `\n${process.resourceUsage().maxRSS}\n`))
