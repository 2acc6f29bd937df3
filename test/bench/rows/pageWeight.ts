import type { Browser } from 'playwright-core';
import { openBrowser } from '../../harness/browser';
import { row, type BenchContext, type Row } from '../row';

interface Weight {
  /** On the wire: bodies as they were served and their headers. */
  sentBytes: number;
  /** Bodies, after decompression. */
  bytes: number;
  /** Requests that the page makes to hosts other than n8n's. */
  thirdPartyRequests: number;
}

/** What a citizen's browser loads to show the form for the first time. */
export async function pageWeight({ n8n }: BenchContext): Promise<Row[]> {
  const { ourForm, peerForm } = await n8n();
  const browser = await openBrowser();
  try {
    const ours = await weigh(browser, ourForm);
    const peer = await weigh(browser, peerForm);
    const note =
      "first view of the page in Chromium; peer: n8n's own Form Trigger, the same questions";
    const kilobytes = (what: 'sentBytes' | 'bytes') => ({
      ours: ours[what] / 1000,
      peer: peer[what] / 1000,
      note,
    });
    return [
      row('page weight, as sent', 'kB', kilobytes('sentBytes')),
      row('page weight, unpacked', 'kB', kilobytes('bytes')),
      row('third-party requests', 'requests', {
        ours: ours.thirdPartyRequests,
        peer: peer.thirdPartyRequests,
        note: `${note}; counted, not let through`,
      }),
    ];
  } finally {
    await browser.close();
  }
}

async function weigh(browser: Browser, address: string): Promise<Weight> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { host } = new URL(address);
  const weight: Weight = { sentBytes: 0, bytes: 0, thirdPartyRequests: 0 };
  await page.route('**/*', (route) => {
    const { protocol, host: asked } = new URL(route.request().url());
    if (protocol === 'data:' || asked === host) return route.continue();
    weight.thirdPartyRequests += 1;
    return route.abort();
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    weight.sentBytes += encodedDataLength;
  });
  devTools.on('Network.dataReceived', ({ dataLength }) => {
    weight.bytes += dataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await context.close();
  return weight;
}
