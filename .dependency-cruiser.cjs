/**
 * Data flows left to right (streams → models → src → dashboards); imports point right to left.
 * Each rule names what a folder may see; test/architecture.test.ts shows that they bite.
 */
const OURS = '^(streams|models|src|dashboards|test)/';

const onlySees = (name, from, allowed, comment, except = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(except.length ? { pathNot: except } : {}) },
  to: { path: OURS, pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere is not checked by any other rule.',
      severity: 'error',
      from: {},
      // Engines are installed by the user who wants them, naudiodon may have failed to build, and
      // dependency-cruiser does not know a package's reference to itself.
      to: {
        couldNotResolve: true,
        pathNot: ['^@tensorflow/tfjs-node', '^naudiodon$', '^earshot/package\\.json$'],
      },
    },
    onlySees('streams-alone', '^streams/', ['^streams/'], 'Sound knows nothing else of ours.'),
    onlySees(
      'models-by-the-door',
      '^models/',
      ['^models/', '^streams/index\\.ts$'],
      'Learning sees sound by its front door.',
    ),
    onlySees(
      'protocol-alone',
      '^src/protocol/',
      ['^src/protocol/'],
      'The wire messages must be usable by any client.',
    ),
    onlySees(
      'client-alone',
      '^src/client/',
      ['^src/(client|protocol)/'],
      'Programs elsewhere take the client as it is: it may know the messages, nothing else.',
    ),
    {
      name: 'client-light',
      comment:
        'A browser loads the client as it is: of the protocol it sees types, constants and what wishes mean.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: {
        pathNot: ['^src/client/', '^src/protocol/(protocol\\.ts$|wish/)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    onlySees(
      'src-by-the-doors',
      '^src/',
      ['^src/', '^streams/index\\.ts$', '^models/(index|live)\\.ts$'],
      'The application sees sound and learning by their front doors, and never a dashboard.',
      ['^src/main\\.ts$'],
    ),
    onlySees(
      'main-starts-the-dashboard',
      '^src/main\\.ts$',
      ['^src/', '^streams/index\\.ts$', '^models/index\\.ts$', '^dashboards/terminal/index\\.ts$'],
      'The composition root is the one place that may start the dashboard: one process must be able to listen and to show, and nobody else may depend on a view.',
    ),
    onlySees(
      'dashboards-shared',
      '^dashboards/shared/',
      ['^dashboards/shared/', '^src/(client|protocol)/'],
      'Views are clients of the protocol, nothing else.',
    ),
    onlySees(
      'dashboards-terminal',
      '^dashboards/terminal/',
      ['^dashboards/(shared|terminal)/', '^src/(client|protocol)/'],
      'Views are clients of the protocol and never see each other.',
    ),
    onlySees(
      'dashboards-web',
      '^dashboards/web/',
      ['^dashboards/(shared|web)/', '^src/(client|protocol)/'],
      'Views are clients of the protocol and never see each other.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
