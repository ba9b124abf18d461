import { readFileSync } from 'node:fs';
import http from 'node:http';
import { deserialize } from 'node:v8';
import { render } from '../../src/web/templates';

/** What the floor of a page draws, the same each time. */
export interface BarePage {
  template: string;
  context: object;
}

/** A page as a program serves it that knows everything already: the application's own template with fixed data. */
function serve({ template, context }: BarePage): void {
  const server = http.createServer((_, response) => {
    const html = render(template, context);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    process.stdout.write(`Bare page running at http://127.0.0.1:${port}\n`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

// Too much for the environment, and with dates that JSON would make texts.
serve(deserialize(readFileSync(process.env.BARE_PAGE!)) as BarePage);
