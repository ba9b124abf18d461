import http from 'node:http';
import { answer } from './children';
import { percentile } from './measure';

export interface Load {
  url: string;
  cookie: string;
  connections: number;
  requests: number;
  /** So that each run comes from addresses of its own: the application counts requests by address. */
  nth: number;
}

export interface Loaded {
  perSecond: number;
  p50: number;
  p99: number;
}

/** So many requests over so many connections, each asking again as soon as it is answered. */
async function load({ url, cookie, connections, requests, nth }: Load): Promise<Loaded> {
  const took: number[] = [];
  let left = requests;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const localAddress = `127.${1 + (nth % 250)}.${connection + 1}.1`;
      while (left > 0) {
        left -= 1;
        const from = performance.now();
        await get(url, { agent, localAddress, headers: { cookie } });
        took.push(performance.now() - from);
      }
      agent.destroy();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: requests / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

function get(url: string, options: http.RequestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(url, options, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
        response.resume().on('end', resolve).on('error', reject);
      })
      .on('error', reject);
  });
}

answer(load);
