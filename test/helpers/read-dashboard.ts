import { readFileSync } from 'node:fs';

type Panel = { readonly title: string; readonly targets: readonly { readonly expr: string }[] };
type Variable = { readonly name: string; readonly definition?: string };

/** The queries of the Grafana dashboard as Grafana sends them to Prometheus, by the title of their panel. */
export const readDashboard = (rateInterval: string) => {
  const { panels, templating } = JSON.parse(
    readFileSync('docs/grafana-dashboard.json', 'utf8'),
  ) as { panels: Panel[]; templating: { list: Variable[] } };
  const queries = panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({
      title,
      query: expr
        .replaceAll('$__rate_interval', rateInterval)
        .replace(/\$(instance|station)/g, '.*'),
    })),
  );
  const variables = templating.list.flatMap(({ definition }) => {
    const [, selector, label] = /^label_values\((.+), (\w+)\)$/.exec(definition ?? '') ?? [];
    return selector && label ? [{ query: selector.replace('$instance', '.*'), label }] : [];
  });
  return { queries, variables };
};
