import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../../..')
const built = (project: string, file: string) => join(root, 'artifacts/bin', project, 'release', file)
const run = promisify(execFile)

/** Port 0 would change with every start, and a browser finds a restarted server only where it was. */
const freePort = () =>
  new Promise<number>((found, failed) => {
    const probe = createServer().on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })

/** A server of its own, with its own data and a clock that goes on by itself and is driven. It can be killed. */
export class Host {
  private child: ChildProcess | null = null
  private answers: AsyncIterator<string> | null = null
  private said = ''
  wasKilled = false

  private constructor(
    private readonly data: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Host> {
    const host = new Host(await mkdtemp(join(tmpdir(), 'siaga-e2e-')), await freePort())
    await host.run()
    return host
  }

  get address() {
    return `http://127.0.0.1:${this.port}`
  }

  /** After `kill`: the same data, the same address, and never an earlier time. */
  async run(): Promise<void> {
    const command = [
      built('Siaga.TestHost', 'Siaga.TestHost.dll'),
      '--data',
      this.data,
      '--port',
      String(this.port),
      '--kill-safe',
    ]
    const child = spawn('dotnet', command, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, SIAGA_ROOT: root },
    })
    child.stderr.on('data', (text) => (this.said += text))
    this.child = child
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const address = await this.answer()
    if (address !== this.address) throw new Error(`The server says it is at ${address}.\n${this.said}`)
  }

  /** Lets time pass from one deadline to the next: `2m`, `30s`. */
  async advance(time: string): Promise<void> {
    await this.say(`advance ${time}`)
  }

  /** Waits until the server has nothing left to do. */
  async settle(): Promise<void> {
    await this.say('settle')
  }

  async kill(): Promise<void> {
    this.wasKilled = true
    await this.end('SIGKILL')
  }

  async stop(): Promise<void> {
    this.child?.stdin?.end('stop\n')
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), 15_000)
    await this.end()
    clearTimeout(patience)
    await rm(this.data, { recursive: true, force: true })
  }

  /** A command of `./siaga` on this server's data: its exit code and what it prints. */
  async siaga(...words: string[]): Promise<{ code: number; out: string }> {
    const command = [built('Siaga.Host', 'siaga.dll'), ...words, '--data', this.data]
    const env = { ...process.env, SIAGA_ROOT: root }
    return run('dotnet', command, { env }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (cause: { code: number; stdout: string; stderr: string }) => ({
        code: cause.code,
        out: cause.stdout + cause.stderr,
      }),
    )
  }

  private async say(command: string) {
    this.child?.stdin?.write(`${command}\n`)
    const answer = await this.answer()
    if (!answer.startsWith('ok ')) throw new Error(`${command}: ${answer}`)
  }

  private async answer(): Promise<string> {
    const { value, done } = await this.answers!.next()
    if (done) throw new Error(`The server ended.\n${this.said}`)
    return value
  }

  private async end(signal?: NodeJS.Signals) {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((ended) => child.once('exit', ended))
    if (signal) child.kill(signal)
    await gone
  }
}
