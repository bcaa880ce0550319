import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Finding = { id: string; where: string[] };

/** What axe-core finds seriously wrong on the page as it stands, by WCAG 2.2 A and AA. */
export const faultsOf = async (page: Page): Promise<Finding[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await tool.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
  });
};
