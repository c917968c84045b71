import parsePrometheusTextFormat from 'parse-prometheus-text-format';

/** One family of series as a parser that is not ours reads it. */
export type MetricFamily = {
  readonly name: string;
  readonly help: string;
  readonly type: 'GAUGE' | 'COUNTER' | 'HISTOGRAM' | 'SUMMARY' | 'UNTYPED';
  readonly metrics: readonly {
    readonly value?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly count?: string;
    readonly buckets?: Readonly<Record<string, string>>;
  }[];
};

/** The metrics of a server: as text, and read. */
export const readMetrics = async (port: number) => {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await response.text();
  const families = parsePrometheusTextFormat(text) as MetricFamily[];
  const find = (name: string) => families.find((family) => family.name === name);
  /** The value of the series with these labels. */
  const valueOf = (name: string, labels: Record<string, string> = {}): number | undefined => {
    const series = find(name)?.metrics.find((each) =>
      Object.entries(labels).every(([key, value]) => each.labels?.[key] === value),
    );
    return series && Number(series.value ?? series.count);
  };
  return { response, text, families, find, valueOf };
};
