import { spawn } from 'node:child_process';

const WATCH = `while kill -0 "$1" 2>/dev/null; do [ -d "$2" ] || exit 0; sleep 1; done
kill -QUIT "$(head -n 1 "$2/pg/postmaster.pid")"; sleep 1; rm -rf "$2"`;

/** When a run is killed nobody tears down: this ends with the run, and takes the server and its folder with it. */
export function endWithThisProcess(dataDir: string): void {
  spawn('/bin/sh', ['-c', WATCH, 'sh', String(process.pid), dataDir], { detached: true, stdio: 'ignore' }).unref();
}
