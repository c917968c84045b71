import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Violation = {
  readonly impact: string;
  readonly id: string;
  readonly nodes: { html: string }[];
};

/** What axe-core calls a serious or critical barrier on a page, with the element where it was first met. */
export const findBarriers = async (page: Page): Promise<readonly string[]> => {
  // By the debugger, as the page's own policy would refuse the script.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const found = await page.evaluate('axe.run().then(({violations}) => violations)');
  return (found as Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
