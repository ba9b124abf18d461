import http from 'node:http';
import { answer } from './children';
import { median } from './measure';

export interface PagesLoad {
  pages: { ours: string; floor: string }[];
  cookie: string;
  rounds: number;
  /** Of each side in a round. */
  requests: number;
}

export interface PagesLoaded {
  /** Of each page the median time of each round, in ms. */
  pages: { ours: number[]; floor: number[] }[];
}

/**
 * Page by page and round by round, the two sides in turn request by request, so that whatever else the machine does falls
 * on both. The first request of each side is not counted.
 */
async function load({ pages, cookie, rounds, requests }: PagesLoad): Promise<PagesLoaded> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const told: PagesLoaded['pages'] = pages.map(() => ({ ours: [], floor: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, page] of pages.entries()) {
      // The application counts requests by address.
      const localAddress = `127.9.${(n % 250) + 1}.${(round % 250) + 1}`;
      const took = { ours: [] as number[], floor: [] as number[] };
      const sides = (round + n) % 2 === 0 ? (['floor', 'ours'] as const) : (['ours', 'floor'] as const);
      for (let request = 0; request <= requests; request += 1) {
        for (const side of sides) {
          const from = performance.now();
          await get(page[side], { agent, localAddress, headers: { cookie } });
          if (request > 0) took[side].push(performance.now() - from);
        }
      }
      for (const side of sides) told[n]![side].push(median(took[side]));
    }
  }
  agent.destroy();
  return { pages: told };
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
